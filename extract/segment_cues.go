package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cues: what the looks of a paragraph say about whether an article starts at it. Negative bits favour a boundary. The weights
// were set on runs mixed from articles of different pages; the tests hold their effect.

// bareWeights cut runs of untitled bodies.
func bareWeights() weights {
	return weights{language: 130, others: 1400, boundary: 31 * bitScale, single: 33 * bitScale}
}

// titledWeights cut pages whose headings stand apart from the text.
func titledWeights() weights {
	return weights{language: 100, others: 1950, boundary: 34 * bitScale, single: 12 * bitScale}
}

// What a cue adds to the cost of a boundary.
const (
	cueAnaphora    = 8 * bitScale   // starts with a word that points back: "Deze", "Daarom", "Hij"
	cueQuoteOpen   = 5 * bitScale   // stands within a quotation that an earlier paragraph opened
	cueSpeaker     = 30 * bitScale  // an answer of an interview
	cueCarried     = 11 * bitScale  // begins with a name of the paragraphs right before
	cueAuthor      = 60 * bitScale  // says who the author is
	cueNoHeading   = 60 * bitScale  // a paragraph without heading on a page whose articles have titles
	cueTitle       = -6 * bitScale  // a heading of its own, set apart
	cueTopHead     = -50 * bitScale // a heading set apart more than others of the page
	cueLowHead     = 60 * bitScale  // a heading set apart less than others
	untitledBits   = 30 * bitScale  // what reading a page with set-apart headings as untitled must save
	cueTiny        = 45 * bitScale  // the article would have next to no text
	cueLongHead    = -10 * bitScale // a heading of longHead words or more
	longHead       = 5
	cueDated       = -90 * bitScale  // a heading with a dateline or byline under it
	cueClosed      = -32 * bitScale  // after words that end an article: a contact, a link, a line about the author
	cueEnded       = -40 * bitScale  // after furniture that ends an item of a page
	cueNewsletter  = -95 * bitScale  // a heading of a newsletter
	cuePath        = 20 * bitScale   // a heading of a page that shows its path through a site: such a page mostly holds one article
	cueUndated     = 25 * bitScale   // a heading without dateline on a page that has one with it
	cueTruncated   = -11 * bitScale  // after a paragraph that breaks off
	cueQuestion    = 14 * bitScale   // a heading that asks: the next question of an interview
	cueInnerHead   = 1 * bitScale    // a heading in a run of bare bodies mostly stands inside an article
	cueAnnouncedBy = 25 * bitScale   // the paragraph before speaks of "dit artikel"
	cueRepeated    = 2 * bitScale    // the heading's words all stand in the paragraphs before it
	cueTaken       = 30 * bitScale   // the heading stands word for word in a paragraph before it
	cueLanguage    = -110 * bitScale // a heading over text in another language than the text above it
	cueRule        = -40 * bitScale  // a heading under a rule drawn across the page
	cueSheet       = -30 * bitScale  // a paragraph under a running header, after one that ends
	cueApart       = -30 * bitScale  // a paragraph set apart, where most stand right under each other
	cueSigned      = -60 * bitScale  // after the signature of a letter
	cueShortHead   = 27 * bitScale   // a heading of one or two words
)

// pointsBack reports whether a paragraph's first word refers to what precedes it.
func pointsBack(text string) bool {
	text = strings.TrimLeft(text, "‘’“”\"'(–-•* ")
	if head, _, _ := strings.Cut(text, "."); strings.Contains(head, "onderstaande ") || strings.Contains(head, "bovenstaande ") {
		return true
	}
	first, rest, _ := strings.Cut(text, " ")
	switch strings.ToLower(strings.TrimRight(first, ",.:;")) {
	case "deze", "dit", "die", "dat", "daarom", "daardoor", "daarmee", "daarnaast", "daarbij", "daarin", "daarvan", "daarvoor",
		"daaruit", "daarna", "daarop", "bovendien", "ook", "maar", "toch", "zo",
		"hij", "zij", "ze", "hun", "haar", "zijn", "hem", "en", "of", "want", "dus", "echter", "inmiddels", "verder", "kortom",
		"vervolgens", "tegelijkertijd", "desondanks", "immers",
		"hierdoor", "hiermee", "hierbij", "hierin", "hiervoor", "daar", "dergelijke", "zulke", "dezelfde", "beide", "sommige",
		"andere", "enerzijds", "anderzijds", "ten", "ter", "tot", "sterker",
		"bijvoorbeeld", "namelijk", "overigens", "omgekeerd", "zodoende", "aldus", "wel", "dan", "toen", "vandaar", "nog",
		"eveneens", "meer", "uiteindelijk", "nu", "zodra", "sindsdien",
		"this", "these", "those", "that", "they", "he", "she", "his", "her", "their", "however", "moreover", "therefore", "but",
		"and", "so", "also", "both", "such", "then", "thus", "afterwards", "another":
		return true
	case "het":
		return hasAnyPrefix(rest, "gaat verder", "gaat om", "gaat daarbij", "is dan", "is dus", "is daarom", "is hier",
			"lijkt er dan", "lijkt dus", "heeft immers", "heeft ook")
	case "in", "op", "met", "bij", "door", "van", "uit", "na", "voor", "om", "naast", "volgens", "vanuit", "tijdens":
		return hasAnyPrefix(rest, "deze ", "dit ", "die ", "dat ", "dergelijke ", "zulke ", "dezelfde ", "hun ", "zijn ", "haar ")
	}
	return false
}

// isSpeaker reports whether a paragraph is an answer: "Van Dijk: ‘We moeten …".
func isSpeaker(text string) bool {
	i := strings.Index(text, ":")
	if i < 0 || i > 40 || countWords(text[:i]) > 5 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[i+1:], " "))
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "’'‘"))
	return strings.ContainsRune("‘“\"'", r) && unicode.IsUpper(first)
}

// opensQuote reports whether a text starts with an opening quotation mark.
func opensQuote(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("‘“\"„", r)
}

// quoteBalance counts quotation marks that a paragraph opens and doesn't close, as paragraphs of a long quotation do.
func quoteBalance(text string) int {
	balance := 0
	prev := ' '
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		next, _ := utf8.DecodeRuneInString(text[i:])
		switch {
		case strings.ContainsRune("‘“„", r) && !unicode.IsLetter(prev) && !apostrophe(text[i:]):
			balance++
		case r == '”' && balance > 0:
			balance--
		case r == '’' && balance > 0 && prev != 's' && !unicode.IsLetter(next) && !unicode.IsDigit(next):
			balance--
		}
		prev = r
	}
	return balance
}

// apostrophe reports whether a single quote before rest is one of 's, 't, 'n and years: ‘s ochtends, ‘90.
func apostrophe(rest string) bool {
	if len(rest) < 2 {
		return false
	}
	return strings.ContainsRune("stnkm", rune(rest[0])) && (rest[1] == ' ' || rest[1] == '-') || rest[0] >= '0' && rest[0] <= '9'
}

// closes reports whether a paragraph ends an article: how to enrol, whom to ask, where to read on, who the author is.
func closes(text string) bool {
	lower := strings.ToLower(text)
	if strings.Contains(text, "@") || strings.Contains(lower, "www.") {
		return true
	}
	lower = strings.TrimLeft(lower, "‘“\"'(")
	return hasAnyPrefix(lower, "voor meer informatie", "meer informatie", "meer weten", "meld je", "meld u", "aanmelden",
		"inschrijven", "vragen?", "kijk op", "raadpleeg ", "kijk voor meer", "lees meer",
		"bekijk de", "bekijk het", "bestellen", "belangstelling?", "interesse?", "link ", "for more information", "register",
		"sign up", "toegang is gratis", "deelname is gratis", "de kosten bedragen",
		"aan dit artikel", "dit artikel is", "dit artikel verscheen", "reageren?")
}

// aboutAuthor reports whether a paragraph only says who someone is: "Sanne de Wit is docent-onderzoeker bij …".
func aboutAuthor(text string) bool {
	name, rest, found := strings.Cut(text, " is ")
	if !found {
		name, rest, found = strings.Cut(text, " zijn ")
	}
	return found && isNameLine(name) && countWords(rest) <= 25 && sentences(text) <= 2
}

// breaksOff reports whether a paragraph ends within a sentence, as a text cut for a teaser does.
func breaksOff(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "’”\"') "))
	return !strings.ContainsRune(".!?:…", last) && !unicode.IsDigit(last)
}

// startsLower reports whether a paragraph goes on within a sentence.
func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "‘“\"'(…. "))
	return unicode.IsLower(r)
}

// announces reports whether a paragraph speaks of the article as a whole.
func announces(text string) bool {
	for _, s := range []string{
		"dit artikel", "dit essay", "deze bijdrage", "dit tweeluik", "dit stuk ", "dit interview",
		"this article", "this essay", "this paper",
	} {
		if strings.Contains(text, s) {
			return true
		}
	}
	return false
}
