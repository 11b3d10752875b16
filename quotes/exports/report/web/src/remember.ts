// What a reader prefers, where the browser lets a page remember it.

export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(`quotes-report-${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`quotes-report-${name}`, value);
  } catch {
    // A page from a file may not; then it asks again.
  }
}
