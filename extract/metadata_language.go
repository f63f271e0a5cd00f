package extract

// sureLanguage is [language] of a text that leaves no doubt: three function words at least, and twice those of any other language.
func sureLanguage(text string) string {
	best, most, next := countLanguages(text)
	if most < 3 || most < 2*next {
		return ""
	}
	return best
}

// language returns the language of most of a text by its function words: "nl", "en", "de" or "fr", or "" when it has none of
// them. Dutch, the language of the field, wins a tie; a word that Dutch shares with another language counts as Dutch.
func language(text string) string {
	best, _, _ := countLanguages(text)
	return best
}

// countLanguages returns the language with most function words in a text, how many it has, and how many the next language has.
func countLanguages(text string) (best string, most, next int) {
	var n struct{ dutch, english, german, french int }
	word := make([]byte, 0, 8)
	count := func() {
		switch string(word) {
		case "de", "het", "een", "en", "van", "dat", "die", "niet", "zijn", "voor", "met", "aan", "ook", "wordt", "naar", "bij",
			"om", "je", "we", "er", "maar", "als", "hun", "deze", "dit", "heeft", "te":
			n.dutch++
		case "the", "and", "of", "to", "that", "is", "for", "with", "as", "by", "from", "are", "this", "their", "they", "it",
			"which", "have", "be", "not", "an", "how", "what", "on":
			n.english++
		case "und", "der", "das", "ist", "nicht", "mit", "den", "dem", "ein", "eine", "auf", "sich", "auch", "bei", "wird", "sie",
			"ihnen", "zur", "zum":
			n.german++
		case "la", "les", "des", "et", "une", "est", "dans", "pour", "par", "sur", "avec", "qui", "que", "pas", "aux", "leur", "ils":
			n.french++
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
	for _, l := range []struct {
		tag string
		n   int
	}{{"nl", n.dutch}, {"en", n.english}, {"de", n.german}, {"fr", n.french}} {
		if l.n > most {
			best, most, next = l.tag, l.n, most
		} else {
			next = max(next, l.n)
		}
	}
	return best, most, next
}
