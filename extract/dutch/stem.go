package dutch

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	snowball "github.com/blevesearch/snowballstem/dutch"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Stem returns the Snowball stem of a Dutch word, folded and without diacritics: "kwetsbare" and "kwetsbaar" share one.
// A word that is no Dutch has a stem all the same; equal words have equal stems.
func Stem(word string) string {
	return stemFolded(plain(foldWord(norm.NFC.String(word))))
}

// stemFolded adds to Snowball what it leaves of plurals: gemeentes, gezinnen.
func stemFolded(word string) string {
	if len(word) < 4 {
		return word
	}
	for _, tail := range []string{"tes", "ies", "ges", "des", "jes", "nes", "kes"} {
		if strings.HasSuffix(word, tail) && len(word) > len(tail)+2 {
			word = word[:len(word)-1]
			break
		}
	}
	env := snowballstem.NewEnv(word)
	snowball.Stem(env)
	stem := env.Current()
	if n := len(stem); n > 3 && stem[n-1] == stem[n-2] && !isVowel(stem[n-1]) {
		stem = stem[:n-1]
	}
	return stem
}

// plain strips diacritics.
func plain(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			out, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), s)
			if err != nil {
				return s // x/text fails on no string; the folded word is still a key
			}
			return out
		}
	}
	return s
}

// maxTerm is the greatest length of a term, in bytes: nobody searches for longer words.
const maxTerm = 60

// Terms returns the distinct stems of a text's words and numbers, sorted, without stop words: what an article is found by. The
// words of a query go through it as well. A word with hyphens gives its parts and itself.
func Terms(text string) []string { return NewIndexer().Terms(&Document{Tokens: scan(text)}) }

// Indexer finds the terms of documents. It remembers the stems of words, and may be used by many goroutines.
type Indexer struct{ words memory[wordTerms] }

// NewIndexer returns an indexer that remembers nothing yet.
func NewIndexer() *Indexer { return &Indexer{memory[wordTerms]{know: termsOfWord}} }

// wordTerms are the terms of a word: its own, and of the parts between its hyphens.
type wordTerms struct {
	own   string
	parts []string
}

// Terms is [Terms] of a document.
func (x *Indexer) Terms(d *Document) []string {
	numbers, known := x.words.read(d.Tokens)
	seen := make([]bool, len(known))
	var out []string
	for i, n := range numbers {
		t := &known[n]
		if seen[n] && t.parts == nil || t.own == "" && t.parts == nil {
			continue
		}
		if seen[n] = true; t.own != "" {
			out = append(out, t.own)
		}
		if d.Tokens[i].Kind == Word {
			out = append(out, t.parts...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func termsOfWord(lower string) wordTerms {
	if lower == "" || isStopWord(lower) {
		return wordTerms{}
	}
	word := strings.Trim(lower, ".'")
	t := wordTerms{own: term(strings.TrimSuffix(word, "'s"))}
	if !strings.Contains(word, "-") {
		return t
	}
	for part := range strings.SplitSeq(word, "-") {
		if len(part) > 1 && !isStopWord(part) {
			if part = term(part); part != "" {
				t.parts = append(t.parts, part)
			}
		}
	}
	return t
}

// term returns the stem of a word, "" for one that nobody looks for.
func term(word string) string {
	if stem := Stem(word); len(stem) <= maxTerm {
		return stem
	}
	return ""
}

// isStopWord reports the function words of Dutch and English that no one looks for.
func isStopWord(s string) bool {
	switch s {
	case "a", "aan", "aangaande", "achter", "al", "alle", "alleen", "alles", "als", "altijd", "ander", "andere", "anderen", "anders",
		"ben", "bent", "beter", "bij", "binnen", "boven", "buiten", "daar", "daarbij", "daardoor", "daarin", "daarmee", "daarna",
		"daarnaast", "daarom", "daarop", "daarvan", "daarvoor", "dan", "dat", "de", "der", "des", "deze", "die", "dit", "doch", "doe",
		"doen", "doet", "door", "dus", "echt", "echter", "één", "een", "eens", "eigenlijk", "elk", "elkaar", "elke", "en", "er",
		"erg", "ergens", "ervan", "ervoor", "even", "gaan", "gaat", "geen", "haar", "had", "hadden", "heb", "hebben", "hebt", "heeft",
		"heel", "hem", "hen", "het", "hier", "hierbij", "hij", "hoe", "hun", "iedere", "iedereen", "iemand", "iets", "ik", "in", "is",
		"ja", "je", "jij", "jou", "jouw", "jullie", "kan", "konden", "kon", "kun", "kunnen", "kunt", "laat", "maar", "mag", "me",
		"meer", "meest", "men", "met", "mij", "mijn", "moet", "moeten", "mogen", "na", "naar", "nee", "niet", "niets", "nog", "nu",
		"of", "om", "omdat", "onder", "ons", "onze", "ook", "op", "over", "steeds", "te", "tegen", "ten", "ter", "toch", "toe", "toen",
		"tot", "tussen", "u", "uit", "uw", "vaak", "van", "veel", "via", "vooral", "voor", "waar", "waarbij", "waardoor", "waarin",
		"waarmee", "waarom", "waarop", "waarvan", "want", "waren", "was", "wat", "we", "wel", "weer", "werd", "werden", "wie", "wij",
		"wil", "willen", "word", "worden", "wordt", "zal", "ze", "zei", "zeer", "zelf", "zich", "zij", "zijn", "zo", "zo'n", "zoals",
		"zonder", "zou", "zouden", "zulke", "zullen", "'t", "'s", "'n",
		"about", "after", "also", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do",
		"does", "for", "from", "has", "have", "he", "her", "his", "how", "i", "if", "into", "it", "its", "may", "more", "most",
		"my", "no", "not", "on", "or", "our", "out", "she", "should", "so", "some", "such", "than", "that", "the", "their",
		"them", "then", "there", "these", "they", "this", "those", "to", "were", "what", "when", "where", "which",
		"who", "will", "with", "would", "you", "your":
		return true
	}
	return false
}
