package extract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/crf"
	"github.com/kennisgraaf/kennisgraaf/extract/relation"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Part is something that an extractor can be built without, so that what it contributes can be measured: one of the constants, or
// the name of a recogniser.
type Part string

// The parts that are more than one recogniser.
const (
	Seeds    Part = "seeds"    // every table of knowledge: known entities, names, roles, words and the thesaurus
	Entities Part = "entities" // the known entities alone
	Pairs    Part = "pairs"    // the trained model of relations
	Rules    Part = "rules"    // every recogniser of names but the known ones, the model and prose
)

// Standard returns the extractor that the program uses, without some of its parts: the recognisers of [dutch.Recognisers], the
// trained model of names, prose for English, and the trained model of relations. Errors: graph.ErrCorrupt when a model that ships is damaged, graph.ErrInvalid for a
// part that there isn't.
func Standard(k *dutch.Knowledge, without ...Part) (*Extractor, error) {
	model, err := crf.Shipped()
	if err != nil {
		return nil, err
	}
	for _, p := range without {
		switch p {
		case Seeds:
			k = &dutch.Knowledge{}
		case Entities:
			fewer := *k
			fewer.Entries = nil
			k = &fewer
		}
	}
	rules := dutch.Recognisers(k)
	all := append(slices.Clone(rules), crf.NewRecogniser(model, k), NewEnglish(k.Names))
	if err := known(all, without); err != nil {
		return nil, err
	}
	left := slices.DeleteFunc(all, func(r dutch.Recogniser) bool {
		_, knows := r.(*dutch.Gazetteer)
		return slices.Contains(without, Part(r.Name())) || slices.Contains(without, Rules) && !knows && slices.Contains(rules, r)
	})
	x := New(k, left...)
	if !slices.Contains(without, Pairs) {
		relations, err := relation.Shipped()
		if err != nil {
			return nil, err
		}
		x.relator = x.relator.With(relations)
	}
	return x, nil
}

// parts lists what [Standard] can leave out.
func parts(recognisers []dutch.Recogniser) []Part {
	out := []Part{Seeds, Entities, Pairs, Rules}
	for _, r := range recognisers {
		out = append(out, Part(r.Name()))
	}
	return out
}

// known refuses a part that there isn't.
func known(recognisers []dutch.Recogniser, without []Part) error {
	all := parts(recognisers)
	for _, p := range without {
		if !slices.Contains(all, p) {
			names := make([]string, len(all))
			for i := range all {
				names[i] = string(all[i])
			}
			return &graph.Error{
				Kind: graph.ErrInvalid, Detail: fmt.Sprintf("nothing is called %q that extraction could do without", p),
				Remedy: "the parts are " + strings.Join(names, ", "),
			}
		}
	}
	return nil
}
