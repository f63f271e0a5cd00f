package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// pathFlags are the flags of `path`.
type pathFlags struct {
	hops, paths   int
	types         []string
	predicates    []string
	modalities    []string
	from, to      string
	minConfidence float64
}

func (f *pathFlags) add(fs *pflag.FlagSet) {
	fs.IntVar(&f.hops, "hops", f.hops, "hops at most")
	fs.IntVar(&f.paths, "paths", f.paths, "connections at most")
	fs.StringSliceVar(&f.types, "type", nil, "only over things of these types, such as person,organisation")
	fs.StringSliceVar(&f.predicates, "predicate", nil, "only over these predicates, such as uses,studies")
	fs.StringSliceVar(&f.modalities, "modality", nil, "only over claims made in these ways, such as asserted,planned")
	fs.StringVar(&f.from, "from", "", "only claims of articles since this date")
	fs.StringVar(&f.to, "to", "", "only claims of articles until this date")
	fs.Float64Var(&f.minConfidence, "min-confidence", 0, "only claims at least this sure, 0 to 1")
}

// query reads the flags into a question whose ends are still to be named.
func (f *pathFlags) query() (graph.PathQuery, error) {
	q := graph.PathQuery{From: "?", To: "??", MaxHops: f.hops, K: f.paths} // stand-ins, so that the rest can be checked
	q.Filter.Period = graph.Period{From: graph.Date(f.from), To: graph.Date(f.to)}
	q.Filter.MinConfidence = int(f.minConfidence*1000 + 0.5)
	for _, name := range f.types {
		t := graph.NodeType(strings.ToUpper(name))
		if t != graph.ArticleNode && t != graph.ReferenceNode && !graph.EntityType(t).Valid() {
			return q, usagef("the types are "+joined(graph.EntityTypes())+", article, reference", fmt.Sprintf("unknown type %q", name))
		}
		q.NodeTypes = append(q.NodeTypes, t)
	}
	for _, name := range f.predicates {
		p := graph.Predicate(strings.ToUpper(strings.ReplaceAll(name, "-", "_")))
		if !p.Valid() {
			return q, usagef("the predicates are "+joined(graph.Predicates()), fmt.Sprintf("unknown predicate %q", name))
		}
		q.Filter.Predicates = append(q.Filter.Predicates, p)
	}
	for _, name := range f.modalities {
		m := graph.Modality(strings.ToLower(name))
		if m == graph.Negated {
			return q, usagef("leave it out", "no connection runs over a negated claim")
		}
		if !m.Valid() {
			return q, usagef("the modalities are "+joined(graph.Modalities()), fmt.Sprintf("unknown modality %q", name))
		}
		q.Filter.Modalities = append(q.Filter.Modalities, m)
	}
	if f.minConfidence < 0 || f.minConfidence > 1 {
		return q, usagef("give 0 to 1", fmt.Sprintf("--min-confidence %v is out of range", f.minConfidence))
	}
	if err := q.Validate(); err != nil {
		return q, &usageError{err}
	}
	return q, nil
}
