package extract

// language returns the language of most of a text by its function words: "nl", "en", or "" when it has too few of either.
func language(text string) string {
	dutch, english := 0, 0
	word := make([]byte, 0, 8)
	count := func() {
		switch string(word) {
		case "de", "het", "een", "en", "van", "dat", "die", "niet", "zijn", "voor", "met", "aan", "ook", "wordt", "naar", "bij",
			"om", "je", "we", "er", "maar", "als", "hun", "deze", "dit", "heeft", "te":
			dutch++
		case "the", "and", "of", "to", "that", "is", "for", "with", "as", "by", "from", "are", "this", "their", "they", "it",
			"which", "have", "be", "not", "an", "how", "what", "on":
			english++
		}
		word = word[:0]
	}
	for i := range len(text) {
		c := text[i] | 0x20
		if c >= 'a' && c <= 'z' || text[i] >= 0x80 {
			if len(word) < cap(word) {
				word = append(word, c)
			}
			continue
		}
		count()
	}
	count()
	switch {
	case dutch+english == 0:
		return ""
	case english > dutch:
		return "en"
	}
	return "nl"
}
