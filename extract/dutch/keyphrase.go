package dutch

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Key phrases are the themes that no thesaurus lists: nouns, and nouns with an adjective, that an article names again and again or
// has in its title. What is noun and what adjective is read off the article itself: a noun stands behind a determiner, has a
// noun's ending, or is a compound of one.

// keyphrase is a candidate while it is counted.
type keyphrase struct {
	name     string // of its shortest surface, in lower case
	mentions []Mention
	words    int
	noun     bool // something shows that it is one
	title    bool
}

// maxKeyphrases is the greatest number of key phrases of an article, and keyphraseConfidence the per mille of them that an indexer takes.
const maxKeyphrases, keyphraseConfidence = 10, 600

// keyphrases finds candidates in the tokens that no label of the thesaurus and no name covers.
type keyphrases struct {
	*reading
	themes *Themes
	found  map[stems]*keyphrase
}

// stems are those of an adjective and a noun, or of a noun and none.
type stems struct{ first, second string }

// find returns the key phrases of the document, weighed.
func (k *keyphrases) find() []Theme {
	for i := range k.Tokens {
		if !k.nounLike(i) {
			continue
		}
		shown, never := k.shown(i), k.word(i).never
		if !k.taken[i] && !never && len(k.Tokens[i].Lower) > 5 {
			k.note(i, i+1, shown)
		}
		if i > 0 && (shown || never) && k.adjective(i-1, i) {
			k.note(i-1, i+1, true)
		}
	}
	w := newWeights(k.Document)
	var out []Theme
	for _, p := range k.found {
		if !k.counts(p) {
			continue
		}
		theme := Theme{
			ID: graph.EntityID(graph.Concept, p.name, ""), Name: p.name, Mentions: p.mentions,
			Salience: w.of(p.mentions, len(p.name)) * keyphraseSalience / 1000,
		}
		if theme.Salience >= minSalience {
			out = append(out, theme)
		}
	}
	slices.SortFunc(out, func(a, b Theme) int { return cmp.Or(cmp.Compare(b.Salience, a.Salience), cmp.Compare(a.ID, b.ID)) })
	return out[:min(len(out), maxKeyphrases)]
}

// keyphraseSalience is what is left, per mille, of the salience of a theme that is no concept of the thesaurus.
const keyphraseSalience = 700

// counts reports whether a candidate returns often enough, or stands in the title.
func (k *keyphrases) counts(p *keyphrase) bool {
	n := len(p.mentions)
	switch {
	case p.words > 1:
		return n >= 2 || p.title
	case k.themes.ordinary[p.name]:
		return p.noun && (n >= 4 || p.title && n >= 2)
	}
	return p.noun && (n >= 3 || p.title) || p.title && (n >= 2 || len(p.name) >= longLabel)
}

// note counts tokens i..last-1, one or two, as a candidate.
func (k *keyphrases) note(i, last int, noun bool) {
	tokens := k.Tokens
	key := stems{first: k.word(i).lemma}
	if last > i+1 {
		key.second = k.word(last - 1).lemma
	}
	name := strings.ToLower(k.Text[tokens[i].Start:tokens[last-1].End])
	p := k.found[key]
	if p == nil {
		p = &keyphrase{name: name, words: last - i}
		k.found[key] = p
	}
	if len(name) < len(p.name) || len(name) == len(p.name) && name < p.name {
		p.name = name
	}
	p.noun = p.noun || noun
	p.title = p.title || tokens[i].Start < k.Title
	p.mentions = append(p.mentions, Mention{
		Start: tokens[i].Start, End: tokens[last-1].End, Type: graph.Concept, Recogniser: "keyphrase", Confidence: keyphraseConfidence,
	})
}

// nounLike reports words that may be a noun at all.
func (k *keyphrases) nounLike(i int) bool {
	t := &k.Tokens[i]
	if t.Kind != Word || t.Capitals || !k.word(i).open {
		return false
	}
	return !t.Capital || k.first(i) || t.Start < k.Title
}

// first reports the first word of a sentence, which has a capital whatever it is.
func (k *keyphrases) first(i int) bool {
	s := k.Sentences[k.Tokens[i].Sentence]
	for j := s.First; j < i; j++ {
		if k.Tokens[j].Kind != Punct {
			return false
		}
	}
	return true
}

// shown reports that something shows word i to be a noun here.
func (k *keyphrases) shown(i int) bool {
	if k.word(i).noun {
		return true
	}
	if i == 0 || k.Tokens[i].Sentence != k.Tokens[i-1].Sentence || k.attributive(i) {
		return false
	}
	before := k.Tokens[i-1].Lower
	return determines(before) || i > 1 && strings.HasSuffix(before, "e") && determines(k.Tokens[i-2].Lower)
}

// attributive reports a word that a noun seems to follow, as it follows an adjective: "de vorige week".
func (k *keyphrases) attributive(i int) bool {
	if i+1 >= len(k.Tokens) || k.Tokens[i+1].Sentence != k.Tokens[i].Sentence {
		return false
	}
	w := k.word(i)
	return k.Tokens[i+1].Kind == Word && !k.word(i+1).stop && (w.endsE || w.endsEn)
}

// compound reports a word whose tail is a noun that the thesaurus or the list of general nouns has: "systeemtaal".
func (t *Themes) compound(w string) bool {
	for at := 3; at+4 <= len(w); at++ {
		if t.noun(w[at:]) {
			return true
		}
	}
	return false
}

// adjective reports that word i is an adjective of the noun behind it.
func (k *keyphrases) adjective(i, noun int) bool {
	return k.Tokens[i].Sentence == k.Tokens[noun].Sentence && k.nounLike(i) && k.word(i).adjective
}

// determines reports words that a noun phrase begins with.
func determines(w string) bool {
	switch w {
	case "de", "het", "een", "deze", "dit", "die", "geen", "hun", "onze", "ons", "mijn", "haar", "elke", "iedere", "ieder", "elk", "welke":
		return true
	}
	return false
}

// isPlainAdjective reports adjectives that name no sort of a thing: they say which one, how many or how good.
func isPlainAdjective(w string) bool {
	switch w {
	case "andere", "eigen", "nieuwe", "goede", "grote", "kleine", "hele", "beide", "verschillende", "volgende", "vorige", "laatste", "eerste", "tweede",
		"derde", "belangrijke", "belangrijkste", "bepaalde", "huidige", "zulke", "diverse", "meerdere", "enkele", "sommige", "mogelijke", "juiste",
		"zogenaamde", "zogeheten", "dergelijke", "betere", "hogere", "lagere", "extra", "echte", "jonge", "oude", "lange", "korte", "mooie", "bijzondere",
		"landelijke", "lokale", "regionale", "verdere", "concrete", "duidelijke", "afgelopen", "komende", "nederlandse", "gewone", "speciale", "nodige",
		"uiteindelijke", "gehele", "recente", "sterke", "zware", "moeilijke", "complexe", "specifieke", "algemene", "vele", "paar", "minder":
		return true
	}
	return false
}
