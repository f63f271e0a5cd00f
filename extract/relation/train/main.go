// Command train learns the relation model that ships from the annotated corpus and the knowledge in seeds, and writes it.
//
//	go run ./extract/relation/train [-o FILE] [-measure] [-rules]
//
// With -measure it learns from three quarters of the paragraphs and judges the last, for each in turn, and prints how well the model
// does alone, and rules and model together. With
// -rules it prints how often each rule is right, names given: the counts behind the confidences of rules.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/corpus"
	"github.com/kennisgraaf/kennisgraaf/extract/relation"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

func main() {
	out := flag.String("o", "extract/relation/model.bin", "file to write the model to")
	measure := flag.Bool("measure", false, "measure by leaving out a quarter at a time instead of writing a model")
	rules := flag.Bool("rules", false, "print how often each rule alone is right instead of writing a model")
	flag.Parse()
	if err := run(os.Stdout, *out, *measure, *rules); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, out string, measure, rules bool) error {
	knowledge, err := seeds.Knowledge()
	if err != nil {
		return err
	}
	paragraphs, err := corpus.Read()
	if err != nil {
		return err
	}
	examples := read(paragraphs, &knowledge)
	if rules {
		printRules(w, extract.NewRelator(&knowledge), examples)
		return nil
	}
	judged, models := leaveOneOut(examples)
	if measure {
		report(w, examples, models)
		printDecided(w, extract.NewRelator(&knowledge), examples, models)
		return nil
	}
	m := relation.Train(bags(examples, ""), extract.Classes(), relation.DefaultSettings())
	m.Calibrate(judged)
	data := m.Encode()
	fmt.Fprintf(w, "%d paragraphs, %d bytes\n", len(examples), len(data))
	return os.WriteFile(out, data, 0o644) //nolint:gosec // a model is public
}

// bags gathers what all folds but one teach.
func bags(examples []example, without string) []relation.Bag {
	var out []relation.Bag
	for _, e := range examples {
		if e.fold == without {
			continue
		}
		for _, c := range e.candidates {
			if teaches(e, c) {
				out = append(out, relation.Bag{Places: c.Places, Right: e.states(c)})
			}
		}
	}
	return out
}

// interviewHand is the hand that marks who speaks to a magazine's article; others, who write news, leave them unmarked mostly.
const interviewHand = "B"

// teaches reports whether a candidate's annotation can be relied on.
func teaches(e example, c extract.Candidate) bool {
	return c.Predicate != graph.InterviewedIn || e.hand == interviewHand
}

// leaveOneOut judges each fold with a model that learned from the others. It returns all judgements, and each fold's model, calibrated
// on the judgements of the others.
func leaveOneOut(examples []example) ([]relation.Judged, map[string]*relation.Model) {
	models := map[string]*relation.Model{}
	judged := map[string][]relation.Judged{}
	for _, fold := range allFolds() {
		m := relation.Train(bags(examples, fold), extract.Classes(), relation.DefaultSettings())
		models[fold] = m
		for _, e := range examples {
			for _, c := range e.candidates {
				if e.fold != fold || !teaches(e, c) {
					continue
				}
				place, score := m.Best(relation.Bag{Places: c.Places})
				judged[fold] = append(judged[fold], relation.Judged{Class: c.Places[place].Class, Score: score, Right: e.states(c)})
			}
		}
	}
	var all []relation.Judged
	for _, fold := range allFolds() {
		var others []relation.Judged
		for _, f := range allFolds() {
			if f != fold {
				others = append(others, judged[f]...)
			}
		}
		models[fold].Calibrate(others)
		all = append(all, judged[fold]...)
	}
	return all, models
}

func allFolds() []string {
	var out []string
	for i := range folds {
		out = append(out, strconv.Itoa(i))
	}
	return out
}
