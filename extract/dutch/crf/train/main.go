// Command train learns the name model that ships from the annotated corpus and the knowledge in seeds, and writes it.
//
//	go run ./extract/dutch/crf/train [-o FILE] [-open DIR] [-measure [-hands BF]] [-weights FILE] [-news DIR]
//
// With -weights it learns what the says of all recognisers are worth to dutch.Combine, and writes extract/dutch/weights.go instead.
// With -news it reads public sets of Dutch names that no training has seen, and prints how well the model that ships does.
// With -measure it learns from all hands but one, reads that one, for each hand in turn, and prints how well.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/corpus"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/crf"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

func main() {
	out := flag.String("o", "extract/dutch/crf/model.bin", "file to write the model to")
	measure := flag.Bool("measure", false, "measure by leaving out one hand at a time instead of writing a model")
	only := flag.String("hands", "", "with -measure: the hands to leave out, such as BF; empty: each")
	open := flag.String("open", "../shared/data", "folder of the open data that the model learns from besides the corpus; empty: none")
	weights := flag.String("weights", "", "file to write the weights of evidence to, instead of a model")
	news := flag.String("news", "", "folder of public sets of names to measure the model that ships on, instead of learning one")
	flag.Parse()
	if err := run(os.Stdout, *out, *weights, *open, *news, *measure, *only); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, out, weights, folder, news string, measure bool, only string) error {
	knowledge, err := seeds.Knowledge()
	if err != nil {
		return err
	}
	if news != "" {
		return measureNews(w, news, &knowledge)
	}
	paragraphs, err := corpus.Read()
	if err != nil {
		return err
	}
	open, err := readOpen(folder, openSets())
	if err != nil {
		return err
	}
	if weights != "" {
		return learnWeights(w, weights, paragraphs, open, &knowledge)
	}
	if measure {
		return leaveOneOut(w, paragraphs, open, &knowledge, only)
	}
	all, held := append(examples(paragraphs, ""), open...), examples(paragraphs, calibrationHand)
	// Margins are judged on a hand that the judged model has not read; the model that ships reads all hands.
	calibration := crf.Train(append(without(paragraphs, calibrationHand), open...), held, &knowledge, crf.DefaultSettings())
	model, err := crf.TrainCalibrated(all, calibration, &knowledge, crf.DefaultSettings())
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%d paragraphs, %d bytes\n", len(all), len(model))
	return os.WriteFile(out, model, 0o644) //nolint:gosec // a model is public
}

// calibrationHand is the hand on which margins are judged: professional magazines, nearest to what is read later.
const calibrationHand = "B"

// examples turns the paragraphs of a hand (of all, when it is empty) into training examples; nested names are left out.
func examples(paragraphs []corpus.Paragraph, hand string) []crf.Example {
	var out []crf.Example
	for _, p := range paragraphs {
		if hand == "" || p.Hand() == hand {
			out = append(out, example(p))
		}
	}
	return out
}

// hands returns the hands that wrote the paragraphs, in order.
func hands(paragraphs []corpus.Paragraph) []string {
	var out []string
	for _, p := range paragraphs {
		if !slices.Contains(out, p.Hand()) {
			out = append(out, p.Hand())
		}
	}
	slices.Sort(out)
	return out
}

func without(paragraphs []corpus.Paragraph, hand string) []crf.Example {
	return examples(slices.DeleteFunc(slices.Clone(paragraphs), func(p corpus.Paragraph) bool { return p.Hand() == hand }), "")
}

func example(p corpus.Paragraph) crf.Example {
	e := crf.Example{Document: dutch.Analyse(p.Text, 0)}
	end := 0
	for _, m := range p.Mentions {
		if m.Start >= end {
			e.Names = append(e.Names, dutch.Mention{Start: m.Start, End: m.End, Type: m.Type, Kind: m.Kind})
			end = m.End
		}
	}
	return e
}
