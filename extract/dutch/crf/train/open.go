package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/crf"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// openSet is a token file of the folder of open data, and how far its tags are believed.
type openSet struct {
	name   string
	silver bool // tagged by a program: what it calls a name is one, of whatever type; a capital without a tag may be one
	every  int  // only each so many-th sentence is read; 1: all
}

// openSets are the files that the model learns from: their licence lets it ship, and they measured better than without.
func openSets() []openSet {
	return []openSet{
		{name: "silver_frog_commonvoice_cc0.tsv", silver: true, every: 3},
	}
}

// readOpen reads the open sets of a folder as examples.
func readOpen(folder string, sets []openSet) ([]crf.Example, error) {
	if folder == "" {
		return nil, nil
	}
	var out []crf.Example
	for _, s := range sets {
		sentences, err := readTokens(filepath.Join(folder, s.name))
		if err != nil {
			return nil, err
		}
		for i, t := range sentences {
			if i%s.every == 0 {
				out = append(out, t.example(s.silver))
			}
		}
	}
	return out, nil
}

// tagged is a sentence of a token file.
type tagged struct{ words, tags []string }

// readTokens reads a file of lines "token TAB tag", a blank line behind each sentence.
func readTokens(path string) ([]tagged, error) {
	data, err := os.ReadFile(path) //nolint:gosec // the caller's file
	if err != nil {
		return nil, fmt.Errorf("read tagged tokens: %w", err)
	}
	var out []tagged
	var t tagged
	for line := range strings.SplitSeq(string(data)+"\n", "\n") {
		word, tag, ok := strings.Cut(strings.TrimSpace(line), "\t")
		switch {
		case ok:
			t.words, t.tags = append(t.words, word), append(t.tags, tag[strings.LastIndexByte(tag, '\t')+1:])
		case len(t.words) > 0:
			out = append(out, t)
			t = tagged{}
		}
	}
	return out, nil
}

// text joins the words as print does, and returns where each starts.
func (t tagged) text() (text string, starts []int) {
	var b strings.Builder
	quoted := false
	glue := true
	for _, w := range t.words {
		r, _ := utf8.DecodeRuneInString(w)
		closing := len(w) == utf8.RuneLen(r) && strings.ContainsRune(".,;:!?)]}%", r) || w == "..."
		if w == `"` || w == "''" || w == "``" {
			closing = quoted
		}
		if !glue && !closing {
			b.WriteByte(' ')
		}
		starts = append(starts, b.Len())
		b.WriteString(w)
		glue = w == "(" || w == "["
		if w == `"` || w == "''" || w == "``" {
			quoted = !quoted
			glue = quoted
		}
	}
	return b.String(), starts
}

// newsType maps the tags of the public sets; MISC and the rest have none.
func newsType(tag string) graph.EntityType {
	switch strings.TrimLeft(tag, "BI-") {
	case "PER":
		return graph.Person
	case "ORG":
		return graph.Organisation
	case "LOC":
		return graph.Place
	}
	return ""
}

// example turns a tagged sentence into one for training.
func (t tagged) example(silver bool) crf.Example {
	text, starts := t.text()
	e := crf.Example{Document: dutch.Analyse(text, 0)}
	for i := 0; i < len(t.words); {
		j := i + 1
		for t.tags[i] != "O" && j < len(t.tags) && strings.HasPrefix(t.tags[j], "I-") {
			j++
		}
		start, end := starts[i], starts[j-1]+len(t.words[j-1])
		typ := newsType(t.tags[i])
		r, _ := utf8.DecodeRuneInString(t.words[i])
		switch {
		case typ != "" && !silver:
			e.Names = append(e.Names, dutch.Mention{Start: start, End: end, Type: typ})
		case typ != "":
			e.Open = append(e.Open, crf.Open{Start: start, End: end, Kind: crf.AnyName})
		case t.tags[i] != "O":
			e.Open = append(e.Open, crf.Open{Start: start, End: end, Kind: crf.OtherName})
		case silver && i > 0 && unicode.IsUpper(r):
			e.Open = append(e.Open, crf.Open{Start: start, End: end, Kind: crf.AnyThing})
		}
		i = j
	}
	return e
}
