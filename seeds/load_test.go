package seeds_test

import (
	"errors"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// whole returns a folder with every table; each holds its header only.
func whole(t *testing.T) fstest.MapFS {
	t.Helper()
	folder := fstest.MapFS{}
	for _, name := range tableNames(t) {
		data, err := seeds.Table(name)
		if err != nil {
			t.Fatal(err)
		}
		header, _, _ := strings.Cut(string(data), "\n")
		folder[name] = &fstest.MapFile{Data: []byte(header + "\n")}
	}
	return folder
}

func tableNames(t *testing.T) []string {
	t.Helper()
	names := []string{"names.tsv", "roles.tsv", "stopthemes.tsv", "thesaurus.tsv", "words.tsv", "world.tsv"}
	for name := range maps.Keys(entityTables()) {
		names = append(names, name)
	}
	return names
}

func TestLoadReadsRows(t *testing.T) {
	folder := whole(t)
	folder["media.tsv"].Data = append(folder["media.tsv"].Data, "organisation:de-bode\tDe Bode\tmedia\tBode Nu | ?De Bode | ?Bode\tror:05grdyy37\t\thand\t2026\n"...)
	k, err := seeds.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(k.Entries) != 1 {
		t.Fatalf("%d entries, want 1", len(k.Entries))
	}
	e := k.Entries[0]
	if !e.NeedsCue || e.Row != "seed:media.tsv#2" || len(e.Aliases) != 2 || e.Aliases[0].NeedsCue || !e.Aliases[1].NeedsCue || e.Aliases[1].Text != "Bode" {
		t.Errorf("got %+v: want the name and its second alias in need of a cue, and the row", e)
	}
	if len(e.SameAs) != 1 || e.Kind != graph.KindMedia || e.Type != graph.Organisation {
		t.Errorf("got %+v", e)
	}
}

func TestLoadRefusesBadTables(t *testing.T) {
	for _, tt := range []struct {
		name, file, rows string
		want             []string // parts of the message: file, row, remedy
	}{
		{"another type", "media.tsv", "place:a\tA\t\t\t\t\ts\t2026", []string{"media.tsv, row 2", "another type", "organisation:"}},
		{"no name", "media.tsv", "organisation:a\t\tmedia\t\t\t\ts\t2026", []string{"media.tsv, row 2", "no name", "fill"}},
		{"unknown kind", "media.tsv", "organisation:a\tA\tblad\t\t\t\ts\t2026", []string{"media.tsv, row 2", `"blad"`, "hogeschool"}},
		{"kind of another type", "places.tsv", "place:a\tA\tmedia\t\t\t\ts\t2026", []string{"places.tsv, row 2", "unknown for PLACE"}},
		{"cells", "media.tsv", "organisation:a\tA", []string{"media.tsv, row 2", "2 cells", "write 8"}},
		{"empty row", "media.tsv", "\t\t\t\t\t\t\t", []string{"media.tsv, row 2", "empty", "delete"}},
		{"empty alias", "media.tsv", "organisation:a\tA\tmedia\t? | B\t\t\ts\t2026", []string{"media.tsv, row 2", "empty alias"}},
		{"same id", "media.tsv", "organisation:a\tA\tmedia\t\t\t\ts\t2026\norganisation:a\tB\tmedia\t\t\t\ts\t2026", []string{"media.tsv#2", "media.tsv#3", "keep one"}},
		{"class of a name", "names.tsv", "Sanne\tvoornaam\ts\t2026", []string{"names.tsv, row 2", `"voornaam"`, "first-ambiguous"}},
		{"class of a role", "roles.tsv", "lector\tperson\ts\t2026", []string{"roles.tsv, row 2", `"person"`, "person-role"}},
		{"no concept", "thesaurus.tsv", "armoede\tarmoede\t\t\t\t\ts\t2026", []string{"thesaurus.tsv, row 2", "concept:"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			folder := whole(t)
			folder[tt.file].Data = append(folder[tt.file].Data, tt.rows+"\n"...)
			_, err := seeds.Load(folder)
			if !errors.Is(err, graph.ErrInvalid) {
				t.Fatalf("got %v, want ErrInvalid", err)
			}
			for _, part := range tt.want {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%q does not say %q", err, part)
				}
			}
		})
	}
}

func TestLoadRefusesAnotherHeader(t *testing.T) {
	folder := whole(t)
	folder["roles.tsv"].Data = []byte("rol\tklasse\n")
	if _, err := seeds.Load(folder); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "roles.tsv, row 1") {
		t.Errorf("got %v", err)
	}
}

func TestLoadMissesATable(t *testing.T) {
	folder := whole(t)
	delete(folder, "names.tsv")
	if _, err := seeds.Load(folder); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "names.tsv") {
		t.Errorf("got %v", err)
	}
}

func TestTableIsUnknown(t *testing.T) {
	if _, err := seeds.Table("no.tsv"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want ErrNotExist", err)
	}
}

func TestSample(t *testing.T) {
	files, err := fs.Glob(seeds.Sample(), "*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	err = fs.WalkDir(seeds.Sample(), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasSuffix(path, ".txt") && !strings.HasSuffix(path, ".html") {
			t.Errorf("%s is no article", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
