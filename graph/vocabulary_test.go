package graph_test

import (
	"slices"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

func TestVocabularyIsClosed(t *testing.T) {
	for _, p := range graph.Predicates() {
		if !p.Valid() {
			t.Errorf("%s is not valid", p)
		}
	}
	for _, e := range graph.EntityTypes() {
		if !e.Valid() || !e.Allows("") || e.Allows("onbekend") {
			t.Errorf("%s is not valid, or allows the wrong kinds", e)
		}
		for _, kind := range graph.Kinds(e) {
			if !e.Allows(kind) {
				t.Errorf("%s does not allow its kind %s", e, kind)
			}
		}
	}
	for _, m := range graph.Modalities() {
		if !m.Valid() {
			t.Errorf("%s is not valid", m)
		}
	}
	if graph.Predicate("LOVES").Valid() || graph.EntityType("ARTICLE").Valid() || graph.Modality("").Valid() || graph.Person.Allows(graph.KindMedia) {
		t.Error("what is no part of the vocabulary is valid")
	}
	if len(graph.Predicates()) != 14 || len(graph.EntityTypes()) != 8 || len(graph.Modalities()) != 5 {
		t.Error("the vocabulary has another size than its table")
	}
}

func TestPredicateJoins(t *testing.T) {
	type pair struct {
		from, to graph.NodeType
	}
	for p, pairs := range map[graph.Predicate]struct{ yes, no []pair }{
		graph.PartOf:           {[]pair{{"LECTORAAT", "ORGANISATION"}, {"METHOD", "METHOD"}}, []pair{{"METHOD", "ORGANISATION"}, {"ORGANISATION", "LECTORAAT"}}},
		graph.AffiliatedWith:   {[]pair{{"PERSON", "LECTORAAT"}}, []pair{{"ORGANISATION", "ORGANISATION"}, {"PERSON", "PERSON"}}},
		graph.Developed:        {[]pair{{"LECTORAAT", "PUBLICATION"}}, []pair{{"PERSON", "POLICY"}}},
		graph.Uses:             {[]pair{{"PERSON", "METHOD"}}, []pair{{"PERSON", "CONCEPT"}}},
		graph.Studies:          {[]pair{{"PERSON", "CONCEPT"}, {"LECTORAAT", "POLICY"}}, []pair{{"PERSON", "PLACE"}}},
		graph.CollaboratesWith: {[]pair{{"PERSON", "LECTORAAT"}}, []pair{{"PERSON", "PLACE"}}},
		graph.LocatedIn:        {[]pair{{"PLACE", "PLACE"}, {"METHOD", "PLACE"}}, []pair{{"PERSON", "PLACE"}}},
		graph.Authored:         {[]pair{{"PERSON", graph.ArticleNode}, {"ORGANISATION", "PUBLICATION"}}, []pair{{graph.ArticleNode, "PERSON"}}},
		graph.InterviewedIn:    {[]pair{{"PERSON", graph.ArticleNode}}, []pair{{"ORGANISATION", graph.ArticleNode}}},
		graph.Cites:            {[]pair{{graph.ArticleNode, graph.ReferenceNode}}, []pair{{graph.ReferenceNode, graph.ArticleNode}}},
		graph.RefersTo:         {[]pair{{graph.ReferenceNode, "PUBLICATION"}}, []pair{{graph.ReferenceNode, "PERSON"}, {graph.ArticleNode, "PUBLICATION"}}},
		graph.About:            {[]pair{{graph.ArticleNode, "CONCEPT"}}, []pair{{graph.ArticleNode, "METHOD"}}},
		graph.Broader:          {[]pair{{"CONCEPT", "CONCEPT"}}, []pair{{"CONCEPT", "METHOD"}}},
		graph.Related:          {[]pair{{"CONCEPT", "CONCEPT"}}, []pair{{"", ""}}},
	} {
		for _, c := range pairs.yes {
			if !p.Joins(c.from, c.to) {
				t.Errorf("%s does not lead from %s to %s", p, c.from, c.to)
			}
		}
		for _, c := range pairs.no {
			if p.Joins(c.from, c.to) {
				t.Errorf("%s leads from %s to %s", p, c.from, c.to)
			}
		}
		if want := slices.Contains([]graph.Predicate{graph.CollaboratesWith, graph.Related}, p); p.Symmetric() != want {
			t.Errorf("%s is symmetric: %t", p, p.Symmetric())
		}
	}
}
