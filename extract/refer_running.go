package extract

import (
	"cmp"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// title is a place in running text that names a work behind a noun that says so: "haar boek De stille straat".
type title struct {
	of         *Entity
	head       int // token of the noun
	start, end int // bytes of the title
	possessive bool
}

// periodical reports whether a noun says of a title that works of many stand in it: what is cited there is an article of it.
func periodical(noun string) bool {
	switch noun {
	case "blad", "vakblad", "weekblad", "maandblad", "dagblad", "krant", "magazine", "tijdschrift", "nieuwsbrief", "website", "blog", "podcast",
		"podcastserie", "serie", "reeks", "jaargang", "nummer", "editie", "dossier", "canon", "special", "themanummer":
		return true
	}
	return false
}

// running reads the sentences with one citation and one title.
func (f *reference) running() {
	titles := f.titles()
	if len(titles) == 0 {
		return
	}
	cited := map[int][]*Citation{} // by sentence
	for i := range f.Citations {
		if c := &f.Citations[i]; c.Title.Len() == 0 {
			n := f.Document.Tokens[f.token(c.Start)].Sentence
			cited[n] = append(cited[n], c)
		}
	}
	for n := range f.Document.Sentences {
		here := titles[n]
		for _, c := range cited[n] {
			f.bracketed(c, here)
		}
		if len(cited[n]) != 1 {
			continue
		}
		if c := cited[n][0]; f.narrative(c) {
			if len(here) == 1 {
				f.sentence(c, &here[0])
			} else if len(here) == 0 && n > 0 && len(titles[n-1]) == 1 && len(cited[n-1]) == 0 {
				f.next(n, c, &titles[n-1][0])
			}
		}
	}
}

// titles returns the titles of works behind their nouns, by sentence.
func (f *reference) titles() map[int][]title {
	out := map[int][]title{}
	tokens := f.Document.Tokens
	for i := range f.Entities {
		e := &f.Entities[i]
		if e.Type != graph.Publication {
			continue
		}
		for _, m := range e.Mentions {
			at := f.token(m.Start)
			head := at - 1
			if head >= 0 && tokens[head].Kind == dutch.Punct && tokens[head].Text != "," && tokens[head].Text != "." && tokens[head].Text != "(" {
				head-- // a quote or a colon
			}
			if head < 0 || tokens[head].Sentence != tokens[at].Sentence || !f.heads[tokens[head].Lower] || periodical(tokens[head].Lower) {
				continue
			}
			n := tokens[at].Sentence
			out[n] = append(out[n], title{e, head, m.Start, m.End, f.possessive(head)})
		}
	}
	return out
}

// possessive reports whether "haar", "zijn", "hun" or "diens" stands before the noun at a token, with two words between at most.
func (f *reference) possessive(head int) bool {
	tokens := f.Document.Tokens
	for i := head - 1; i >= 0 && i >= head-3 && tokens[i].Kind == dutch.Word && tokens[i].Sentence == tokens[head].Sentence; i-- {
		switch tokens[i].Lower {
		case "haar", "zijn", "hun", "diens":
			return true
		case "de", "het", "een", "en", "in", "van":
			return false
		}
	}
	return false
}

// token returns the first token that starts at a byte or behind it.
func (r *Reading) token(at int) int {
	i, _ := slices.BinarySearchFunc(r.Document.Tokens, at, func(t dutch.Token, at int) int { return cmp.Compare(t.Start, at) })
	return min(i, len(r.Document.Tokens)-1)
}

// narrative reports whether a citation stands in the sentence itself: "Jansen (2019)".
func (f *reference) narrative(c *Citation) bool { return f.Draft.Text[c.End-1] == ')' }

// bracketed reads "het boek Titel (Jansen, 2019)", the only citation of its bracket.
func (f *reference) bracketed(c *Citation, titles []title) {
	tokens := f.Document.Tokens
	first, last := f.token(c.Start), f.token(c.End)
	if f.narrative(c) || first == 0 || tokens[first-1].Text != "(" {
		return
	}
	for i := last; i < len(tokens) && tokens[i].Text != ")"; i++ {
		if tokens[i].Text == ";" || i > last+maxYearBracket {
			return
		}
	}
	for i := range titles {
		behind := f.token(titles[i].end)
		for behind < first-1 && tokens[behind].Kind == dutch.Punct && tokens[behind].Text != "," && tokens[behind].Text != "." {
			behind++ // a closing quote
		}
		if behind == first-1 {
			f.say(c, titles[i].of, titleCited, citedInBrackets, tokens[titles[i].head].Start, c.End)
		}
	}
}

// sentence reads "in haar boek Titel laat Jansen (2019) zien", "Jansen (2019) beschrijft in haar boek Titel", "Visser’s (2023) studie
// ‘Titel’" and "Jansen (2019) schreef het boek Titel".
func (f *reference) sentence(c *Citation, t *title) {
	start, end := min(c.Start, f.Document.Tokens[t.head].Start), max(c.End, t.end)
	if t.possessive || f.token(c.End) == t.head || t.start > c.End && f.wrote(f.token(c.End), t.head) {
		f.say(c, t.of, workOfCited, citedInSentence, start, end)
	}
}

// wrote reports whether tokens from..to-1 are a verb of writing and what stands before a noun: "schreef het", "publiceerde een
// indrukwekkend".
func (f *reference) wrote(from, to int) bool {
	tokens := f.Document.Tokens
	if from >= to || to-from > 4 {
		return false
	}
	switch tokens[from].Lower {
	case "schreef", "schreven", "schrijft", "publiceerde", "publiceerden":
	default:
		return false
	}
	return !slices.ContainsFunc(tokens[from+1:to], func(t dutch.Token) bool { return t.Kind != dutch.Word || t.Lower == "over" || t.Lower == "in" })
}

// next reads a sentence that says where the one before has the work: "Daarin onderscheidt Jansen (2019) vier vormen."
func (f *reference) next(n int, c *Citation, t *title) {
	tokens, s := f.Document.Tokens, f.Document.Sentences[n]
	if before := f.Document.Sentences[n-1]; before.Paragraph != s.Paragraph || s.Last <= s.First {
		return
	}
	if first := tokens[s.First].Lower; first != "daarin" && first != "hierin" {
		return
	}
	f.say(c, t.of, workBeforeCited, citedInNext, tokens[t.head].Start, c.End)
}
