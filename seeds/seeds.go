// Package seeds embeds what Kennisgraaf knows before it reads, the tables described in README.md, and its own sample corpus.
//
// It promises that [Knowledge] either returns every row of every table or an error that names the file, the row and what to do;
// the tests hold the tables to the rules of README.md. It imports extract/dutch and graph, never a store, an extractor or the
// network.
package seeds

import (
	"embed"
	"fmt"
	"io/fs"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

//go:embed *.tsv
var tables embed.FS

//go:embed sample
var sample embed.FS

// entityFile is a table of entities of one type.
type entityFile struct {
	name string
	typ  graph.EntityType
}

// entityFiles lists the entity tables.
func entityFiles() []entityFile {
	return []entityFile{
		{"bedrijven.tsv", graph.Organisation},
		{"nieuws.tsv", graph.Organisation},
		{"gemeenten.tsv", graph.Organisation},
		{"hogescholen.tsv", graph.Organisation},
		{"kennisinstituten.tsv", graph.Organisation},
		{"media.tsv", graph.Organisation},
		{"methods.tsv", graph.Method},
		{"onderwijs.tsv", graph.Organisation},
		{"overheid.tsv", graph.Organisation},
		{"persons.tsv", graph.Person},
		{"places.tsv", graph.Place},
		{"publications.tsv", graph.Publication},
		{"universiteiten.tsv", graph.Organisation},
		{"verenigingen.tsv", graph.Organisation},
		{"wetten.tsv", graph.Policy},
		{"zorg-welzijn.tsv", graph.Organisation},
	}
}

// Sample returns the sample corpus: a folder of source files that may be read as any other.
func Sample() fs.FS {
	sub, err := fs.Sub(sample, "sample")
	if err != nil {
		return sample // fs.Sub fails on no valid name
	}
	return sub
}

// Table returns the bytes of an embedded table, such as "thesaurus.tsv". The error is [fs.ErrNotExist] for an unknown name.
func Table(name string) ([]byte, error) {
	data, err := tables.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read seed table %q: %w", name, err)
	}
	return data, nil
}

// Knowledge reads all embedded tables. An error is a defect of a table and names its file, row and remedy.
func Knowledge() (dutch.Knowledge, error) { return Load(tables) }
