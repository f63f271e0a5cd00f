package dutch

// Analyse cuts an article into tokens and sentences and tells the language of each paragraph. title is the number of bytes of
// text that are its title; the title is one sentence of its own. It fails on no text: bytes that are no UTF-8 are marks.
func Analyse(text string, title int) *Document {
	d := &Document{Text: text, Title: min(max(title, 0), len(text)), Tokens: scan(text)}
	d.Sentences = cutSentences(d)
	d.Language = tellLanguages(d)
	return d
}
