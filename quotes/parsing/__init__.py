"""Article text → parsed sentences. `split` cuts, `stanza_parser` (the only user of stanza) parses, `conllu` freezes and thaws parses."""
