// What the page says, in Arabic and English.

export type Language = "ar" | "en";

const WORDS = {
  comma: ["، ", ", "],
  skip: ["انتقل إلى المحتوى", "Skip to the content"],
  articles: ["المقالات", "Articles"],
  article: ["المقال", "Article"],
  quotes: ["الأقوال", "Quotes"],
  speakers: ["المتحدثون", "Speakers"],
  network: ["الشبكة", "Network"],
  timeline: ["الخط الزمني", "Timeline"],
  parts: ["أقسام الصفحة", "Parts of the page"],
  table: ["الجدول", "Table"],
  search: ["ابحث في الأقوال", "Search the quotes"],
  searchSpeakers: ["ابحث عن متحدث", "Find a speaker"],
  theme: ["فاتح أو داكن", "Light or dark"],
  language: ["English", "العربية"],
  sift: ["التصفية والزمن", "Filters and time"],
  clear: ["أزل كل التصفية", "Clear all filters"],
  matching: ["الأقوال المطابقة: {0} من {1}، في {2} من المقالات", "Matching quotes: {0} of {1}, in {2} articles"],
  nothing: ["لا شيء يطابق التصفية.", "Nothing matches the filters."],
  kind: ["نوع القول", "Kind"],
  stance: ["الموقف", "Stance"],
  outlet: ["الوسيلة", "Outlet"],
  allOutlets: ["كل الوسائل", "All outlets"],
  from: ["من", "From"],
  to: ["إلى", "To"],
  date: ["التاريخ", "Date"],
  undated: ["أقوال بلا تاريخ محدد: {0}", "Quotes without a date that is known well enough: {0}"],
  bars: ["انقر على عمود لاختيار مدته، ومع Shift لمدّها.", "Choose a bar's period by a click, extend it with Shift."],
  direct: ["مباشر", "direct"],
  mixed: ["مختلط", "mixed"],
  indirect: ["غير مباشر", "indirect"],
  reported: ["مضمون", "reported"],
  asserted: ["مثبت", "asserted"],
  denied: ["منفي", "denied"],
  unsaid: ["لم يُقل", "unsaid"],
  person: ["شخص", "person"],
  organization: ["مؤسسة", "organization"],
  place: ["مكان", "place"],
  group: ["جماعة", "group"],
  document: ["وثيقة", "document"],
  unknown: ["غير معروف", "unknown"],
  anonymous: ["لم يُسمَّ", "unnamed"],
  nobody: ["قائل غير محدد", "Speaker not known"],
  reason: ["السبب", "Reason"],
  speaker: ["المتحدث", "Speaker"],
  role: ["الصفة", "Role"],
  type: ["الفئة", "Type"],
  cue: ["لفظ القول", "Cue"],
  source: ["المصدر", "Source"],
  content: ["القول", "Quote"],
  relay: ["الناقل", "Passed on by"],
  addressee: ["المخاطَب", "Addressed to"],
  inside: ["ضمن القول", "Inside quote"],
  rule: ["القاعدة", "Rule"],
  decided: ["الكلمات الدالة", "Decided by"],
  only: ["أقوال هذا المتحدث وحده", "Only this speaker's quotes"],
  close: ["إغلاق", "Close"],
  openAll: ["افتح الكل", "Open all"],
  closeAll: ["أغلق الكل", "Close all"],
  original: ["المصدر الأصلي", "Original"],
  more: ["المزيد ({0})", "More ({0})"],
  rest: ["أظهر بقية النص ({0})", "Show the rest of the text ({0})"],
  previous: ["السابق", "Previous"],
  next: ["التالي", "Next"],
  page: ["صفحة {0} من {1}", "Page {0} of {1}"],
  sort: ["الترتيب", "Order"],
  byQuotes: ["بعدد الأقوال", "by quotes"],
  byWords: ["بحصة الكلمات", "by share of words"],
  byName: ["بالاسم", "by name"],
  share: ["من الكلمات", "of the words"],
  first: ["أول قول", "First quote"],
  last: ["آخر قول", "Last quote"],
  download: ["نزّل CSV", "Download CSV"],
  mentions: ["يذكر", "speaks of"],
  relays: ["ينقل عن", "passes on"],
  addresses: ["يخاطب", "speaks to"],
  ties: ["الروابط", "Ties"],
  noTies: ["لا روابط بين المتحدثين.", "No ties between speakers."],
  networkHelp: ["اسحب وقرّب، وانقر على رابط أو متحدث لترى أقواله. من لا رابط له لا يظهر هنا.", "Drag and zoom; click a tie or a speaker to see the quotes. Speakers without ties are not drawn."],
  legend: ["المفتاح", "Legend"],
  closer: ["قرّب", "Zoom in"],
  farther: ["بعّد", "Zoom out"],
  whole: ["أظهر الكل", "Show all"],
  behind: ["الأقوال", "The quotes"],
  quoteNumber: ["القول {0}", "Quote {0}"],
  caution: ["تعرض الصفحة ما نسبه المقال إلى قائله، لا ما إذا كان قاله حقا. استخرجها برنامج وقد يخطئ: اقرأ المقال قبل النشر.", "The page shows what an article says that somebody said, not whether he said it. A program found it and may err: read the article before you publish."],
  licences: ["التراخيص", "Licences"],
  tooOld: ["هذا المتصفح قديم ولا يستطيع فتح الصفحة.", "This browser is too old for this page."],
  broken: ["تعذر فتح الصفحة", "The page could not be opened"],
} as const;

export type Key = keyof typeof WORDS;
let language: Language = "ar";

export function speak(chosen: Language): void {
  language = chosen;
  document.documentElement.lang = chosen;
  document.documentElement.dir = chosen === "ar" ? "rtl" : "ltr";
}

export function spoken(): Language {
  return language;
}

export function t(key: Key, ...values: (string | number)[]): string {
  const text = WORDS[key][language === "ar" ? 0 : 1];
  return text.replace(/\{(\d)\}/g, (_, at) => (typeof values[at] === "number" ? count(values[at] as number) : String(values[at])));
}

/** A word for a value of the data, or the value where there is none. */
export function named(value: string): string {
  return Object.hasOwn(WORDS, value) ? t(value as Key) : value;
}

export function count(number: number): string {
  return number.toLocaleString(language === "ar" ? "ar-u-nu-latn" : "en");
}

export function percent(part: number): string {
  const digits = part > 0 && part < 0.001 ? 3 : part < 0.1 ? 1 : 0;
  return part.toLocaleString(language === "ar" ? "ar-u-nu-latn" : "en", { style: "percent", maximumFractionDigits: digits });
}

/** A date in words, as far as it is known (2016-05-27, 2016-05 or 2016). */
export function date(day: string): string {
  const [year, month, of] = day.split("-");
  if (!month) return year;
  const form: Intl.DateTimeFormatOptions = { year: "numeric", month: "long", timeZone: "UTC", ...(of ? { day: "numeric" } : {}) };
  const moment = new Date(0);
  moment.setUTCFullYear(+year, +month - 1, of ? +of : 1);
  return moment.toLocaleDateString(language === "ar" ? "ar-u-nu-latn-ca-gregory" : "en-GB", form);
}
