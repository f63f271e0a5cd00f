package seeds_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// entityTables names the tables of entities and their types, as README.md lists them.
func entityTables() map[string]graph.EntityType {
	return map[string]graph.EntityType{
		"bedrijven.tsv": graph.Organisation, "gemeenten.tsv": graph.Organisation, "hogescholen.tsv": graph.Organisation,
		"kennisinstituten.tsv": graph.Organisation, "media.tsv": graph.Organisation, "methods.tsv": graph.Method, "nieuws.tsv": graph.Organisation, "onderwijs.tsv": graph.Organisation,
		"overheid.tsv": graph.Organisation, "persons.tsv": graph.Person, "places.tsv": graph.Place, "publications.tsv": graph.Publication,
		"universiteiten.tsv": graph.Organisation, "verenigingen.tsv": graph.Organisation, "wetten.tsv": graph.Policy, "zorg-welzijn.tsv": graph.Organisation,
	}
}

func knowledge(t *testing.T) dutch.Knowledge {
	t.Helper()
	k, err := seeds.Knowledge()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// rows returns the rows of a table, without its header.
func rows(t *testing.T, table string) [][]string {
	t.Helper()
	data, err := seeds.Table(table)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for _, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")[1:] {
		out = append(out, strings.Split(line, "\t"))
	}
	if len(out) == 0 {
		t.Fatalf("%s is empty", table)
	}
	return out
}

func TestKnowledgeIsWhole(t *testing.T) {
	k := knowledge(t)
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"entries", len(k.Entries), 7000},
		{"concepts", len(k.Concepts), 800},
		{"names", len(k.Names), 9000},
		{"roles", len(k.Roles), 1400},
		{"words that are no theme", len(k.StopThemes), 600},
		{"words", len(k.Words), 10000},
	} {
		if c.got < c.want {
			t.Errorf("%d %s, want %d or more", c.got, c.what, c.want)
		}
	}
	types := map[graph.EntityType]int{}
	for _, e := range k.Entries {
		types[e.Type]++
	}
	for _, typ := range []graph.EntityType{graph.Organisation, graph.Method, graph.Person, graph.Policy, graph.Place, graph.Publication} {
		if types[typ] == 0 {
			t.Errorf("no %s is known", typ)
		}
	}
}

func TestTablesAreWellFormed(t *testing.T) {
	tables := slices.Concat(tableNames(t))
	for _, table := range tables {
		data, err := seeds.Table(table)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if !norm.NFC.IsNormalString(text) {
			t.Errorf("%s is not in NFC", table)
		}
		if !strings.HasSuffix(text, "\n") || strings.HasSuffix(text, "\n\n") || strings.ContainsAny(text, "\r\u00a0\u00ad") {
			t.Errorf("%s: ends otherwise than with one LF, or holds CR, no-break spaces or soft hyphens", table)
		}
		lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")[1:]
		if !slices.IsSorted(lines) && !strings.HasPrefix(table, "thesaurus") && !strings.HasPrefix(table, "stopthemes") {
			t.Errorf("%s is not sorted by its bytes", table)
		}
		for i, line := range lines {
			for _, cell := range strings.Split(line, "\t") {
				if cell != strings.TrimSpace(cell) {
					t.Errorf("%s, row %d: blanks around %q", table, i+2, cell)
				}
			}
		}
	}
}

var isoDate = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

func TestRowsHaveSourceAndDate(t *testing.T) {
	for _, table := range tableNames(t) {
		for i, cells := range rows(t, table) {
			n := len(cells)
			if cells[n-2] == "" || !isoDate.MatchString(cells[n-1]) {
				t.Errorf("%s, row %d: source %q, date %q", table, i+2, cells[n-2], cells[n-1])
			}
		}
	}
}

// slug is the rule of README.md.
func slug(name string) string {
	plain, _, _ := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), strings.ToLower(name))
	plain = strings.NewReplacer("'", "", "’", "", "ß", "ss", "ø", "o", "ł", "l", "ı", "i", "đ", "d", "æ", "ae").Replace(plain)
	words := strings.FieldsFunc(plain, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	s := strings.Join(words, "-")
	if len(s) > 80 {
		s = strings.TrimRight(s[:80], "-")
	}
	return s
}

func TestIDsAreSlugs(t *testing.T) {
	for table, typ := range entityTables() {
		for i, cells := range rows(t, table) {
			prefix, rest, _ := strings.Cut(cells[0], ":")
			if prefix != strings.ToLower(string(typ)) {
				t.Errorf("%s, row %d: the id %q is of another type", table, i+2, cells[0])
			}
			if want := slug(cells[1]); rest != want && !strings.HasPrefix(rest, want+"-") {
				t.Errorf("%s, row %d: the id of %q is %q, its slug %q", table, i+2, cells[1], rest, want)
			}
		}
	}
}

func TestPartOfResolves(t *testing.T) {
	k := knowledge(t)
	byID := map[string]dutch.Entry{}
	for _, e := range k.Entries {
		byID[e.ID] = e
	}
	for _, e := range k.Entries {
		if e.PartOf == "" {
			continue
		}
		parent, ok := byID[e.PartOf]
		if !ok || parent.Type != e.Type {
			t.Errorf("%s: %s is part of %q, which is unknown or of another type", e.Row, e.ID, e.PartOf)
		}
		seen := map[string]bool{e.ID: true}
		for up := parent; up.ID != ""; up = byID[up.PartOf] {
			if seen[up.ID] {
				t.Errorf("%s: %s is part of itself", e.Row, e.ID)
				break
			}
			seen[up.ID] = true
		}
	}
}

// TestPlainNamesHaveOneOwner: without the question mark, no name belongs to two entities of one type.
func TestPlainNamesHaveOneOwner(t *testing.T) {
	type name struct {
		typ  graph.EntityType
		text string
	}
	owner := map[name]string{}
	claim := func(e dutch.Entry, text string, needsCue bool) {
		if needsCue {
			return
		}
		n := name{e.Type, text}
		if other, taken := owner[n]; taken && other != e.ID {
			t.Errorf("%s: %q belongs to %s as well; mark one of them with ?", e.Row, text, other)
		}
		owner[n] = e.ID
	}
	for _, e := range knowledge(t).Entries {
		claim(e, e.Name, e.NeedsCue)
		for _, a := range e.Aliases {
			claim(e, a.Text, a.NeedsCue)
		}
	}
}

var cbsCode = regexp.MustCompile(`^cbs:GM\d{4}$`)

func TestExternalIDs(t *testing.T) {
	owner := map[string]string{}
	n := 0
	for _, e := range knowledge(t).Entries {
		for _, id := range e.SameAs {
			n++
			if other, taken := owner[id]; taken {
				t.Errorf("%s: %s is the id of %s and of %s", e.Row, id, other, e.ID)
			}
			owner[id] = e.ID
			switch scheme, code, _ := strings.Cut(id, ":"); scheme {
			case "ror":
				if !rorChecks(code) {
					t.Errorf("%s: the check digits of %s are wrong", e.Row, id)
				}
			case "cbs":
				if !cbsCode.MatchString(id) || e.Kind != graph.KindGemeente {
					t.Errorf("%s: %s is no code of a gemeente", e.Row, id)
				}
			default:
				t.Errorf("%s: the scheme of %s is unknown", e.Row, id)
			}
		}
	}
	if n < 300 {
		t.Errorf("%d external ids, want the gemeenten at least", n)
	}
}

// rorChecks verifies a ROR id: a 0, six digits of Crockford's base 32, and two check digits by ISO 7064 mod 97-10.
func rorChecks(id string) bool {
	if len(id) != 9 || id[0] != '0' {
		return false
	}
	number := 0
	for _, r := range id[1:7] {
		digit := strings.IndexRune("0123456789abcdefghjkmnpqrstvwxyz", r)
		if digit < 0 {
			return false
		}
		number = number*32 + digit
	}
	check := 98 - number*100%97
	return id[7] == byte('0'+check/10) && id[8] == byte('0'+check%10)
}

func TestRORChecks(t *testing.T) {
	for id, want := range map[string]bool{"05grdyy37": true, "05grdyy38": false, "05grdyz37": false, "5grdyy37": false, "05grdil37": false} {
		if rorChecks(id) != want {
			t.Errorf("rorChecks(%q) = %t", id, !want)
		}
	}
}

func TestThesaurus(t *testing.T) {
	k := knowledge(t)
	byID := map[string]*dutch.ConceptEntry{}
	for i := range k.Concepts {
		c := &k.Concepts[i]
		if byID[c.ID] != nil {
			t.Errorf("%s: %s stands twice", c.Row, c.ID)
		}
		byID[c.ID] = c
	}
	labels := map[string]string{}
	for i := range k.Concepts {
		c := &k.Concepts[i]
		for _, l := range append([]string{c.Preferred}, c.Alternatives...) {
			if l != strings.ToLower(l) {
				t.Errorf("%s: the label %q is not in lower case", c.Row, l)
			}
			if other, taken := labels[l]; taken {
				t.Errorf("%s: %q is a label of %s as well", c.Row, l, other)
			}
			labels[l] = c.ID
		}
		for _, b := range c.Broader {
			if byID[b] == nil || b == c.ID {
				t.Errorf("%s: the broader concept %q is unknown", c.Row, b)
			}
		}
		for _, r := range c.Related {
			if byID[r] == nil || !slices.Contains(byID[r].Related, c.ID) {
				t.Errorf("%s: %s is not related back to %s", c.Row, r, c.ID)
			}
		}
	}
	for i := range k.Concepts {
		if loops(byID, k.Concepts[i].ID, nil) {
			t.Errorf("%s: %s is broader than itself", k.Concepts[i].Row, k.Concepts[i].ID)
		}
	}
	for _, w := range k.StopThemes {
		if labels[w] != "" {
			t.Errorf("stopthemes.tsv: %q is a label of %s", w, labels[w])
		}
	}
}

// loops reports whether the way up from a concept comes back to one on the way.
func loops(byID map[string]*dutch.ConceptEntry, id string, way []string) bool {
	if slices.Contains(way, id) {
		return true
	}
	c := byID[id]
	return c != nil && slices.ContainsFunc(c.Broader, func(b string) bool { return loops(byID, b, append(way[:len(way):len(way)], id)) })
}
