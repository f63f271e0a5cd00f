package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/crf"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// newsSets are public sets of names that no training reads, by file name: those of the folder of open data, and those of CoNLL-2002,
// which may not be passed on; whoever has them puts them into a folder.
func newsSets() []string {
	return []string{
		"pmb4_nl_gold.tsv", "europeana_nl_kb_clean.tsv", "openboek_alpino_ner.tsv",
		"ned.testa", "ned.testb", "ned.testa.txt", "ned.testb.txt", "conll2002_nl_testa.tsv", "conll2002_nl_testb.tsv",
	}
}

// measureNews reads the public sets of a folder with all recognisers and prints precision, recall and F1 of persons, organisations
// and places, exact spans, with the interval of 95 of 100 samples of the documents. A set that isn't there is named and left out.
func measureNews(w io.Writer, folder string, k *dutch.Knowledge) error {
	model, err := crf.Shipped()
	if err != nil {
		return err
	}
	recognisers := append(dutch.Recognisers(k), crf.NewRecogniser(model, k))
	measured := 0
	for _, name := range newsSets() {
		path := filepath.Join(folder, name)
		if _, err := os.Stat(path); err != nil {
			continue
		}
		documents, err := readNews(path)
		if err != nil {
			return err
		}
		counted := make([]counts, len(documents))
		for i, d := range documents {
			counted[i] = d.judge(recognisers)
		}
		fmt.Fprintf(w, "\n%s: %d documents or sentences\n", name, len(documents))
		printNews(w, counted)
		measured++
	}
	if measured == 0 {
		fmt.Fprintf(w, "*** NOTHING MEASURED: %s holds none of %s ***\n", folder, strings.Join(newsSets(), ", "))
	}
	return nil
}

// newsDocument is a text of a public set, and the names that it marks.
type newsDocument struct {
	text  strings.Builder
	names []dutch.Mention
}

// readNews reads lines "token … tag", a blank line behind each sentence, IOB1 or IOB2. Where -DOCSTART- parts documents a document
// is read whole, otherwise each sentence by itself.
func readNews(path string) ([]*newsDocument, error) {
	data, err := os.ReadFile(path) //nolint:gosec // the caller's file
	if err != nil {
		return nil, fmt.Errorf("read public set: %w", err)
	}
	whole := strings.Count(string(data), "-DOCSTART-") > 1
	var out []*newsDocument
	var t tagged
	open := false
	flush := func() {
		if len(t.words) == 0 {
			return
		}
		if !open {
			out, open = append(out, &newsDocument{}), whole
		}
		out[len(out)-1].add(t)
		t = tagged{}
	}
	for line := range strings.SplitSeq(string(data)+"\n", "\n") {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0:
			flush()
		case fields[0] == "-DOCSTART-":
			flush()
			open = false
		default:
			t.words, t.tags = append(t.words, fields[0]), append(t.tags, fields[len(fields)-1])
		}
	}
	return out, nil
}

// add puts a sentence behind those that the document has.
func (d *newsDocument) add(t tagged) {
	if d.text.Len() > 0 {
		d.text.WriteByte(' ')
	}
	at := d.text.Len()
	text, starts := t.text()
	d.text.WriteString(text)
	for i := 0; i < len(t.words); {
		j := i + 1
		for j < len(t.words) && t.tags[i] != "O" && strings.HasPrefix(t.tags[j], "I-") && t.tags[j][2:] == t.tags[i][2:] {
			j++
		}
		if typ := newsType(t.tags[i]); typ != "" {
			d.names = append(d.names, dutch.Mention{Start: at + starts[i], End: at + starts[j-1] + len(t.words[j-1]), Type: typ})
		}
		i = j
	}
}

// judge reads a document and counts the persons, organisations and places that are found and right.
func (d *newsDocument) judge(recognisers []dutch.Recogniser) counts {
	doc := dutch.Analyse(d.text.String(), 0)
	lists := make([][]dutch.Mention, len(recognisers))
	for i, r := range recognisers {
		lists[i] = r.Find(doc)
	}
	found := slices.DeleteFunc(dutch.Combine(lists...), func(m dutch.Mention) bool {
		return m.Type != graph.Person && m.Type != graph.Organisation && m.Type != graph.Place
	})
	c := counts{}
	judge(d.names, found, c, nil)
	return c
}

// newsSamples is how many samples of the documents the intervals are taken from.
const newsSamples = 1000

func printNews(w io.Writer, documents []counts) {
	fmt.Fprintln(w, "|  | there | precision | recall | F1 | 95 % |")
	fmt.Fprintln(w, "| --- | --- | --- | --- | --- | --- |")
	for _, t := range []graph.EntityType{graph.Person, graph.Organisation, graph.Place, "all"} {
		tallies := make([]tally, 0, len(documents))
		for _, d := range documents {
			if d[t] != nil {
				tallies = append(tallies, *d[t])
			}
		}
		if len(tallies) == 0 {
			continue
		}
		sum := addUp(tallies, func(i int) int { return i })
		generator := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // a sample for statistics, the same each time
		values := make([]float64, newsSamples)
		for i := range values {
			drawn := addUp(tallies, func(int) int { return generator.IntN(len(tallies)) })
			values[i] = drawn.f1()
		}
		slices.Sort(values)
		fmt.Fprintf(w, "| %s | %d | %.3f | %.3f | %.3f | %.3f–%.3f |\n", t, sum.there, float64(sum.right)/float64(max(1, sum.found)),
			float64(sum.right)/float64(max(1, sum.there)), sum.f1(), values[newsSamples*25/1000], values[newsSamples-1-newsSamples*25/1000])
	}
}

// addUp adds as many tallies as there are, each chosen by its place.
func addUp(list []tally, choose func(int) int) tally {
	var sum tally
	for i := range list {
		t := list[choose(i)]
		sum.right, sum.found, sum.there = sum.right+t.right, sum.found+t.found, sum.there+t.there
	}
	return sum
}
