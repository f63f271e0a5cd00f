package crf

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
)

// What a token takes from further away than its neighbours: the head noun that stands before it ("in het boek …"), the run of
// capitals that it belongs to with the words before and behind that, and the quotes around it.

// heads are the letters of what head nouns announce, by the noun in small letters.
type heads map[string]string

func newHeads(roles []dutch.RoleEntry) heads {
	out := heads{}
	for _, r := range roles {
		letter := map[dutch.RoleClass]string{
			dutch.PersonRole: "r", dutch.OrgHead: "o", dutch.MethodHead: "m", dutch.PublicationHead: "p", dutch.PolicyHead: "l", dutch.PlaceHead: "c",
		}[r.Class]
		for _, form := range dutch.Plurals(r.Text) {
			if !strings.Contains(out[form], letter) {
				out[form] += letter
			}
		}
	}
	for _, w := range []string{"lectoraat", "lectoraten"} {
		out[w] = "L"
	}
	return out
}

// of returns what a word announces, and whether only its tail does: a "buurtprogramma" is a "programma".
func (h heads) of(lower string) (letters string, tail bool) {
	if letters = h[lower]; letters != "" || len(lower) < minTail+3 {
		return letters, false
	}
	for i := 3; i+minTail <= len(lower); i++ {
		if lower[i]&0xC0 != 0x80 {
			if letters = h[lower[i:]]; letters != "" {
				return letters, true
			}
		}
	}
	return "", false
}

// minTail is the least length, in bytes, of a head noun at the end of a compound.
const minTail = 5

// maxHeadDistance is how many tokens behind a head noun still hear of it.
const maxHeadDistance = 9

// distant is what a token takes from further away.
type distant struct {
	head, headAt string    // what a head noun before it announces, and how far that is
	run, quote   []feature // of the capitals, and of the quotes, in which it stands
	subject      feature   // of a capital: what the document speaks of
}

// distantFeatures appends what a token that may be part of a name takes from further away; n is the token behind it.
func distantFeatures(out []feature, w, n *word) []feature {
	if w.head != "" && (w.run != nil || w.quoted) {
		out = append(out, hash(90, w.head, w.headAt), hash(91, w.head, w.shape), hash(92, w.head, flags(w)))
	}
	if w.compound && w.capital {
		out = append(out, hash(93, w.announces), hash(94, w.announces, flags(w)))
	}
	if n.compound && n.capital {
		out = append(out, hash(95, n.announces))
	}
	out = append(append(out, w.run...), w.quote...)
	if w.subject != 0 {
		out = append(out, w.subject)
	}
	return out
}

// marks sets what the tokens of a sentence take from its head nouns, runs of capitals and quotes.
func marks(tokens []dutch.Token, words []word, first, last int) {
	head, at := "", -1
	for i := first; i < last; i++ {
		w := &words[i]
		if at >= 0 && i-at <= maxHeadDistance {
			w.head, w.headAt = head, distance(i-at)
		}
		if tokens[i].Kind == dutch.Punct && (w.lower == "." || w.lower == ";" || w.lower == "!" || w.lower == "?") {
			at = -1
		}
		if w.announces != "" && !w.capital {
			head, at = w.announces, i
		}
	}
	for i := first; i < last; {
		if !words[i].capital {
			i++
			continue
		}
		end := runEnd(tokens, words, i, last)
		markRun(words, i, end, first, last)
		i = end
	}
	markQuotes(tokens, words, first, last)
}

// distance writes a distance or a length: one to three, a few, more.
func distance(n int) string {
	switch {
	case n <= 3:
		return "0123"[n : n+1]
	case n <= 5:
		return "5"
	}
	return "9"
}

// maxJoined is how many small words a run of capitals goes over.
const maxJoined = 3

// runEnd returns the token behind the run of capitals, and small words between them, that starts at token i.
func runEnd(tokens []dutch.Token, words []word, i, last int) int {
	end := i + 1
	for k := i + 1; k < last && k <= end+maxJoined; k++ {
		switch {
		case words[k].capital:
			end = k + 1
		case tokens[k].Kind == dutch.Punct && words[k].lower != "-" && words[k].lower != "&":
			return end
		}
	}
	return end
}

// markRun lends the words around a run to all its tokens.
func markRun(words []word, i, end, first, last int) {
	before, behind, head, tail := "¤", "¤", "", ""
	if i > first {
		before, head = words[i-1].lower, words[i-1].announces
	}
	if end < last {
		behind, tail = words[end].lower, words[end].announces
	}
	length := distance(end - i)
	list := []feature{hash(80, before), hash(81, behind), hash(82, before, behind), hash(83, head, tail, length), hash(84, words[end-1].announces, length)}
	for k := i; k < end; k++ {
		words[k].run = list
	}
}

// maxQuotedRun is the greatest number of tokens between quotes that are looked at together.
const maxQuotedRun = 22

// markQuotes lends what stands around quotes, and how what is quoted is written, to all tokens between them.
func markQuotes(tokens []dutch.Token, words []word, first, last int) {
	for i := first; i < last; i++ {
		if !words[i].quoted || i > first && words[i-1].quoted {
			continue
		}
		end := i + 1
		for end < last && words[end].quoted {
			end++
		}
		if end-i > maxQuotedRun || end-i < 2 {
			i = end - 1
			continue
		}
		before, behind, head := "¤", "¤", ""
		if i > first {
			before, head = words[i-1].lower, words[i-1].announces
		}
		if end+1 < last {
			behind = words[end+1].lower
		}
		shape := distance(end - i)
		for _, k := range []int{i + 1, end - 1} {
			switch {
			case tokens[k].Kind == dutch.Punct:
				shape += tokens[k].Text
			case words[k].capital:
				shape += "X"
			default:
				shape += "x"
			}
		}
		if end == last {
			shape += "…"
		}
		list := []feature{hash(85, before), hash(86, behind), hash(87, head, shape), hash(88, shape)}
		for k := i + 1; k < end; k++ {
			words[k].quote = list
		}
		i = end - 1
	}
}

// markSubject tells capitals whether the document speaks of lectoren at all: where it doesn't, hardly any name is a lectoraat's.
func markSubject(words []word) {
	subject := hash(97, "others")
	for i := range words {
		if words[i].lectoren {
			subject = hash(97, "lectoren")
			break
		}
	}
	for i := range words {
		if words[i].capital {
			words[i].subject = subject
		}
	}
}
