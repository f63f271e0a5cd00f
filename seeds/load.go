package seeds

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Load reads the tables of a folder that holds them all. An error names file, row and remedy, and is [graph.ErrInvalid].
func Load(folder fs.FS) (dutch.Knowledge, error) {
	var k dutch.Knowledge
	for _, f := range entityFiles() {
		rows, err := readTable(folder, f.name, "id", "name", "kind", "aliases", "external", "part_of", "source", "date")
		if err != nil {
			return dutch.Knowledge{}, err
		}
		for _, r := range rows {
			e, err := r.entry(f.typ)
			if err != nil {
				return dutch.Knowledge{}, err
			}
			k.Entries = append(k.Entries, e)
		}
	}
	slices.SortFunc(k.Entries, func(a, b dutch.Entry) int { return cmp.Compare(a.ID, b.ID) })
	for i := 1; i < len(k.Entries); i++ {
		if k.Entries[i].ID == k.Entries[i-1].ID {
			return dutch.Knowledge{}, fmt.Errorf("load seeds: %s and %s both have the id %s; keep one of the rows: %w",
				k.Entries[i-1].Row, k.Entries[i].Row, k.Entries[i].ID, graph.ErrInvalid)
		}
	}
	if err := loadLists(folder, &k); err != nil {
		return dutch.Knowledge{}, err
	}
	return k, nil
}

// loadLists reads the tables that hold no entities.
func loadLists(folder fs.FS, k *dutch.Knowledge) error {
	for _, list := range []struct {
		file    string
		columns []string
		add     func(row) error
	}{
		{"names.tsv", []string{"name", "class", "source", "date"}, func(r row) error { return r.addName(k) }},
		{"world.tsv", []string{"name", "class", "source", "date"}, func(r row) error { return r.addName(k) }},
		{"roles.tsv", []string{"role", "class", "source", "date"}, func(r row) error { return r.addRole(k) }},
		{"stopthemes.tsv", []string{"word", "source", "date"}, func(r row) error {
			k.StopThemes = append(k.StopThemes, r.cells[0])
			return nil
		}},
		{"words.tsv", []string{"word", "source", "date"}, func(r row) error {
			k.Words = append(k.Words, r.cells[0])
			return nil
		}},
		{
			"thesaurus.tsv",
			[]string{"id", "preferred", "alternatives", "broader", "related", "definition", "source", "date"},
			func(r row) error { return r.addConcept(k) },
		},
	} {
		rows, err := readTable(folder, list.file, list.columns...)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if err := list.add(r); err != nil {
				return err
			}
		}
	}
	slices.SortFunc(k.Concepts, func(a, b dutch.ConceptEntry) int { return cmp.Compare(a.ID, b.ID) })
	return nil
}

// row is one line of a table.
type row struct {
	file   string
	number int // line of the file, from 1; the header is line 1
	cells  []string
}

func (r row) id() string { return fmt.Sprintf("seed:%s#%d", r.file, r.number) }

// fault returns an error on the row.
func (r row) fault(problem, remedy string) error {
	return fmt.Errorf("load seeds: %s, row %d: %s; %s: %w", r.file, r.number, problem, remedy, graph.ErrInvalid)
}

// readTable reads a table and checks its header and the number of cells of each row.
func readTable(folder fs.FS, file string, header ...string) ([]row, error) {
	data, err := fs.ReadFile(folder, file)
	if err != nil {
		return nil, fmt.Errorf("load seeds: read table: %w", err)
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	if lines[0] != strings.Join(header, "\t") {
		return nil, row{file, 1, nil}.fault("the header is "+quoteCell(lines[0]), "write the columns "+strings.Join(header, ", ")+", separated by tabs")
	}
	rows := make([]row, 0, len(lines)-1)
	all := make([]string, 0, len(lines)*len(header))
	for i, line := range lines[1:] {
		first := len(all)
		for cell := range strings.SplitSeq(line, "\t") {
			all = append(all, cell)
		}
		r := row{file, i + 2, all[first:len(all):len(all)]}
		if len(r.cells) != len(header) {
			return nil, r.fault(fmt.Sprintf("it has %d cells", len(r.cells)), fmt.Sprintf("write %d, separated by tabs", len(header)))
		}
		if strings.TrimSpace(r.cells[0]) == "" {
			return nil, r.fault("its first cell is empty", "fill it or delete the row")
		}
		rows = append(rows, r)
	}
	return rows, nil
}

func quoteCell(s string) string { return fmt.Sprintf("%q", s) }

// list returns the items of a cell that holds a list.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, " | ")
}

// entry reads a row of an entity table.
func (r row) entry(t graph.EntityType) (dutch.Entry, error) {
	id, name, kind := r.cells[0], r.cells[1], graph.Kind(r.cells[2])
	if prefix, _, _ := strings.Cut(id, ":"); prefix != strings.ToLower(string(t)) {
		return dutch.Entry{}, r.fault("the id "+quoteCell(id)+" is of another type", "begin it with "+strings.ToLower(string(t))+":")
	}
	if name == "" {
		return dutch.Entry{}, r.fault("it has no name", "fill the column name")
	}
	if !t.Allows(kind) {
		return dutch.Entry{}, r.fault("the kind "+quoteCell(string(kind))+" is unknown for "+string(t), fmt.Sprintf("use one of %v", graph.Kinds(t)))
	}
	e := dutch.Entry{ID: id, Type: t, Kind: kind, Name: name, SameAs: list(r.cells[4]), PartOf: r.cells[5], Row: r.id()}
	slices.Sort(e.SameAs)
	for _, a := range list(r.cells[3]) {
		text, marked := strings.CutPrefix(a, "?")
		if text == "" {
			return dutch.Entry{}, r.fault("it has an empty alias", "separate aliases by one ' | '")
		}
		if text == name { // the name itself is ambiguous
			e.NeedsCue = e.NeedsCue || marked
			continue
		}
		e.Aliases = append(e.Aliases, dutch.Alias{Text: text, NeedsCue: marked})
	}
	return e, nil
}

// addName reads a row of names.tsv. Initials need no list: the tokens tell them.
func (r row) addName(k *dutch.Knowledge) error {
	class := dutch.NameClass(r.cells[1])
	switch class {
	case dutch.FirstName, dutch.AmbiguousFirstName, dutch.Surname, dutch.SurnamePrefix, dutch.TitleWord, dutch.InitialTitle,
		dutch.WorldFirstName, dutch.WorldSurname, dutch.WorldPlace:
		k.Names = append(k.Names, dutch.NameEntry{Text: r.cells[0], Class: class})
		return nil
	}
	return r.fault("the class "+quoteCell(r.cells[1])+" is unknown", "use first, first-ambiguous, surname, prefix, title, initial-title, first-world, surname-world or place-world")
}

// addRole reads a row of roles.tsv.
func (r row) addRole(k *dutch.Knowledge) error {
	class := dutch.RoleClass(r.cells[1])
	switch class {
	case dutch.PersonRole, dutch.OrgHead, dutch.MethodHead, dutch.PublicationHead, dutch.PolicyHead, dutch.PlaceHead:
		k.Roles = append(k.Roles, dutch.RoleEntry{Text: r.cells[0], Class: class})
		return nil
	}
	return r.fault("the class "+quoteCell(r.cells[1])+" is unknown",
		"use person-role, org-head, method-head, publication-head, policy-head or place-head")
}

// addConcept reads a row of thesaurus.tsv.
func (r row) addConcept(k *dutch.Knowledge) error {
	if !strings.HasPrefix(r.cells[0], "concept:") || r.cells[1] == "" {
		return r.fault("it is no concept", "begin the id with concept: and fill the column preferred")
	}
	k.Concepts = append(k.Concepts, dutch.ConceptEntry{
		ID: r.cells[0], Preferred: r.cells[1], Alternatives: list(r.cells[2]), Broader: list(r.cells[3]), Related: list(r.cells[4]),
		Definition: r.cells[5], Row: r.id(),
	})
	return nil
}
