package dutch

import "strings"

// phraseEnd returns the token behind a title that starts at token i and goes on in small letters as a sentence does: "De
// overkant van de tafel", "Wet toezicht gelijke kansen". A title ends at a mark, at a verb that speaks of it ("verscheen"), before
// its maker ("van Sanne Vermaat") and before a year or place of appearance. When no end comes within max tokens, or none that a
// title would have, the name reaches as far as its capitals.
func (c *context) phraseEnd(i, limit int) int {
	capitals := i
	for k := i; c.in(k, i) && k <= i+limit; k++ {
		t := &c.tokens[k]
		if t.Kind == Punct && !c.innerMark(k, i) || t.Kind == Address {
			return c.trimPhrase(i, k)
		}
		if k > i && c.phraseStops(k, i) {
			return c.trimPhrase(i, k)
		}
		if t.Capital {
			capitals = k
		}
	}
	if last := len(c.tokens); !c.in(i+limit+1, i) && last > i {
		k := i
		for c.in(k, i) {
			k++
		}
		return c.trimPhrase(i, k)
	}
	return c.trimPhrase(i, capitals+1)
}

// innerMark reports marks inside a title: a hyphen between words, an &, a slash, or a colon before a subtitle's capital.
func (c *context) innerMark(k, i int) bool {
	if k == i {
		return false
	}
	switch c.tokens[k].Text {
	case "-", "&", "/", "+":
		return c.in(k+1, i)
	}
	return false
}

// phraseStops reports that a title can't go on with token k.
func (c *context) phraseStops(k, i int) bool {
	t := &c.tokens[k]
	if t.Capital && c.personAt(k) {
		return true
	}
	switch t.Lower {
	case "verscheen", "verschijnt", "werd", "wordt", "werden", "worden", "heeft", "hebben", "had", "gaat", "staat", "kreeg", "won", "beschrijft", "beschreef", "schrijft",
		"schreef", "waarin", "waarmee", "waarop", "waarvan", "waarvoor", "die", "verplicht", "regelt", "bepaalt", "geldt", "moet", "moeten", "kan", "kunnen", "mag",
		"zal", "zou", "zijn", "was", "laat", "geeft", "biedt", "vertelt", "toont", "stelt", "helpt", "maakt", "leidde", "leidt", "kwam", "komt", "uitgegeven", "onlangs", "sinds", "vanaf",
		"presenteerde", "presenteert", "ligt", "lag", "vroeg", "vraagt", "dat", "omdat", "zegt", "ook", "niets", "nog", "al", "ging", "houdt", "schuift", "begint", "eindigt",
		"blijkt", "bleek", "begon", "volgt", "volgde", "raadt", "ontstond", "leest", "kost", "kostte", "telt", "draait", "speelt", "behandelt", "bevat", "opent", "bundelt",
		"portretteert", "onderzoekt", "leert", "mocht", "zit", "loopt", "levert", "leverde", "eist", "eiste", "sneuvelde", "haalde", "niet", "verbiedt", "dwingt", "vraag",
		"beschouwt", "zorgt", "noemt", "noemde", "zag", "ziet", "treedt", "trad", "vervalt", "vervangt", "verving", "deed", "doet", "wil", "wilde", "blijft", "bleef", "gold",
		"publiceerde", "publiceert", "meldde", "meldt", "berichtte", "schetst", "betoogt", "betoogde", "pleit", "pleitte", "uitvoert", "uitvoeren", "bespreekt", "samen", "voorziet", "maakte", "gaf", "liet", "wijst", "hoort":
		return true
	case "is":
		return c.in(k+1, i) && (isParticiple(c.tokens[k+1].Lower) || c.low(k+1, i) == "er")
	case "van", "door", "bij", "aan":
		j := k + 1
		for c.in(j, i) && isArticle(c.tokens[j].Lower) {
			j++
		}
		if !c.in(j, i) {
			return false
		}
		class := c.classes[j]
		return c.tokens[j].Capital && (class.has(firstName|initial|titleWord|orgName|orgHead|surname) && !class.has(ordinary) || c.tokens[j].Capitals) ||
			class.has(personRole|titleWord) && j == k+1 || t.Lower == "door" && c.tokens[j].Capital
	case "uit", "in", "op":
		return c.in(k+1, i) && (c.tokens[k+1].Kind == Number && len(c.tokens[k+1].Text) == 4 || isMonth(c.tokens[k+1].Lower) || c.classes[k+1].has(placeName) && c.tokens[k+1].Capital)
	case "en":
		return c.in(k+1, i) && (c.classes[k+1].has(policyHead|pubHead) || isArticle(c.tokens[k+1].Lower) && c.in(k+2, i) && (c.classes[k+2].has(policyHead|pubHead|orgName) || c.tokens[k+2].Capitals))
	}
	return false
}

// finite reports a verb in the present or past: a word in -t, -de or -te beside which the infinitive exists.
func (c *context) finite(w string) bool {
	for _, tail := range []string{"de", "te", "t"} {
		base, ok := strings.CutSuffix(w, tail)
		if !ok || len(base) < 3 {
			continue
		}
		n := len(base)
		forms := []string{base + "en", base + base[n-1:] + "en"}
		if isVowel(base[n-2]) && base[n-3] == base[n-2] {
			forms = append(forms, base[:n-2]+base[n-1:]+"en")
		}
		switch base[n-1] {
		case 'f':
			forms = append(forms, base[:n-1]+"ven")
		case 's':
			forms = append(forms, base[:n-1]+"zen")
		case 'a':
			forms = append(forms, base+"n")
		}
		for _, f := range forms {
			if c.lexicon.words[f].has(ordinary) {
				return true
			}
		}
	}
	return false
}

// isParticiple reports words that look like a past participle: gemaakt, verschenen, samengesteld, uitgekomen.
func isParticiple(s string) bool {
	for _, p := range []string{"ge", "ver", "be", "ont", "samenge", "uitge", "opge", "inge", "aange", "over", "her"} {
		if strings.HasPrefix(s, p) && len(s) > len(p)+3 && (strings.HasSuffix(s, "d") || strings.HasSuffix(s, "t") || strings.HasSuffix(s, "en")) {
			return true
		}
	}
	return false
}

func isMonth(s string) bool {
	switch s {
	case "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december":
		return true
	}
	return false
}

// trimPhrase cuts small words that can't end a title.
func (c *context) trimPhrase(i, last int) int {
	for last > i+1 {
		t := &c.tokens[last-1]
		if t.Kind != Punct && (t.Capital || !joins(t.Lower) && t.Lower != "waar" && t.Lower != "is" && t.Lower != "dan" && t.Lower != "er") {
			break
		}
		last--
	}
	return last
}

// quotedAt returns the first and last+1 token inside the quotes that open at token k; ok is false when they don't close soon.
func (c *context) quotedAt(k int) (first, last int, ok bool) {
	if k < 0 || k >= len(c.tokens) || !isOpeningQuote(c.tokens[k].Text) {
		return 0, 0, false
	}
	for j := k + 1; j < len(c.tokens) && j < k+maxQuoted && c.tokens[j].Sentence <= c.tokens[k].Sentence+1; j++ {
		if isClosingQuote(c.tokens[j].Text) && !(c.tokens[j].SpaceLeft && !c.tokens[j].BreakLeft) {
			return k + 1, j, j > k+1
		}
	}
	return 0, 0, false
}

// maxQuoted is the greatest number of tokens of a title in quotes.
const maxQuoted = 22
