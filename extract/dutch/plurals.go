package dutch

// Plurals returns the folded forms in which a noun may stand: itself and its plurals.
func Plurals(noun string) []string {
	text := foldWord(noun)
	return append(plurals(text), text)
}
