package main

import (
	"path/filepath"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
)

// worldArticles are four articles and a near-duplicate in which everything occurs that the commands show.
func worldArticles() []graph.Change {
	jim := graphtest.Article("1a", "Samen met [[JIM|METHOD]]",
		"[[Lectoraat Nabije Hulp|LECTORAAT Nabije Hulp]] van [[Saxion|organisation:saxion]] onderzoekt [[JIM|METHOD]]. "+
			"[[Anna de Boer|PERSON]] is lector bij [[Saxion|organisation:saxion]]. "+
			"Haar werk bouwt op [[(Bateson, 2016)|reference:bateson-2016]]. [[Saxion|organisation:saxion]] staat in [[Deventer|PLACE]]. "+
			"Het gaat over [[eigen regie|CONCEPT]] en wie die voert in een gezin met zorgen.").
		On("2026-03-12").In("Werkveld", "Werkveld 1 2026").
		With("organisation:saxion", func(s *graph.Sighting) {
			s.Kind, s.Aliases, s.SameAs, s.Salience = graph.KindHogeschool, []string{"Hogeschool Saxion"}, []string{"ror:005t9n460"}, 700
		}).
		With("concept:eigen-regie", func(s *graph.Sighting) {
			s.Definition, s.Salience = "Zelf beslissen over het eigen leven.", 900
		}).
		Claims(
			"lectoraat:nabije-hulp PART_OF organisation:saxion 950",
			"lectoraat:nabije-hulp STUDIES method:jim",
			"person:anna-de-boer AFFILIATED_WITH organisation:saxion role=lector from=2024 900",
			"organisation:saxion LOCATED_IN place:deventer 990",
			"article CITES reference:bateson-2016",
			"article ABOUT concept:eigen-regie",
		)
	copied := graphtest.Article("1b", "", "[[Lectoraat Nabije Hulp|LECTORAAT Nabije Hulp]] van [[Saxion|organisation:saxion]] onderzoekt [[JIM|METHOD]]. "+
		"[[Anna de Boer|PERSON]] is lector bij [[Saxion|organisation:saxion]]. "+
		"Haar werk bouwt op [[(Bateson, 2016)|reference:bateson-2016]]. [[Saxion|organisation:saxion]] staat in [[Deventer|PLACE]]. "+
		"Het gaat over [[eigen regie|CONCEPT]] en wie die voert in een gezin met zorgen.").
		Claims("organisation:saxion LOCATED_IN place:deventer 990")
	plan := graphtest.Article("2a", "Veldhuis gaat verder",
		"[[Veldhuis|ORGANISATION]] gaat samenwerken met [[Saxion|organisation:saxion]]. "+
			"[[Veldhuis|ORGANISATION]] werkt niet met [[JIM|METHOD]].\nBas de Boer, of [[Bas de Boer|PERSON]], leidt\u202e het.").
		On("2025-11").
		Claims(
			"organisation:saxion COLLABORATES_WITH organisation:veldhuis planned 600",
			"organisation:veldhuis USES method:jim negated 700",
		)
	alone := graphtest.Article("3a", "Een dorp apart", "In [[Terdorp|PLACE]] gebeurt weinig.")
	return []graph.Change{
		graphtest.Source("werkveld.txt", jim, alone), graphtest.Source("bodies.txt", copied), graphtest.Source("nieuws/veldhuis.txt", plan),
		graphtest.Source("kopie.txt", plan), graphtest.Seeds("seed:thesaurus.tsv", "concept:eigen-regie RELATED concept:regie"),
	}
}

// world makes a store of [worldArticles] and returns its address.
func world(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "k.db")
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Apply(t.Context(), worldArticles()...); err != nil {
		t.Fatal(err)
	}
	return "sqlite:" + path
}
