package extract_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/corpus"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// marked is a text in which names are marked by hand, "[1 PERSON Sanne Vermaat]", with the relations that it states:
// "> 1 AFFILIATED_WITH 2 role=lector". Themes are marked "[3 CONCEPT schulden]"; "= a; b" names themes by lemma.
type marked struct {
	text      string
	title     int // bytes: a first line that starts with "# "
	entities  []extract.Entity
	relations []relation
	themes    []string
}

// relation is one line ">" of a marked text.
type relation struct {
	subject, object string
	predicate       graph.Predicate
	modality        graph.Modality
	role            string
}

func (r relation) key() [3]string {
	if r.predicate.Symmetric() && r.object < r.subject {
		r.subject, r.object = r.object, r.subject
	}
	return [3]string{r.subject, string(r.predicate), r.object}
}

// String returns the line without its mark.
func (r relation) String() string {
	key := r.key()
	s := key[0] + " " + key[1] + " " + key[2]
	if r.modality != graph.Asserted {
		s += " " + string(r.modality)
	}
	if r.role != "" {
		s += " role=" + r.role
	}
	return s
}

// parseMarked reads one paragraph.
func parseMarked(paragraph string) (marked, error) {
	var m marked
	var text []string
	for _, line := range strings.Split(strings.Trim(paragraph, "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "> "):
			r, err := parseRelation(line[2:])
			if err != nil {
				return m, err
			}
			m.relations = append(m.relations, r)
		case strings.HasPrefix(line, "= "):
			for _, t := range strings.Split(line[2:], ";") {
				m.themes = append(m.themes, strings.TrimSpace(t))
			}
		default:
			text = append(text, line)
		}
	}
	body := strings.Join(text, "\n")
	titled := strings.HasPrefix(body, "# ")
	if err := m.readMarks(strings.TrimPrefix(body, "# ")); err != nil {
		return m, err
	}
	if titled {
		m.title = strings.IndexByte(m.text, '\n')
	}
	return m, nil
}

func parseRelation(line string) (relation, error) {
	f := strings.Fields(line)
	if len(f) < 3 {
		return relation{}, fmt.Errorf("parse relation %q: too short", line)
	}
	r := relation{subject: f[0], predicate: graph.Predicate(f[1]), object: f[2], modality: graph.Asserted}
	rest := strings.Join(f[3:], " ")
	if name, ok := strings.CutPrefix(f[2], "concept:"); ok { // the lemma may have blanks
		for len(f) > 3 && !graph.Modality(f[3]).Valid() && !strings.Contains(f[3], "=") {
			name, f = name+" "+f[3], slices.Delete(f, 3, 4)
		}
		r.object, rest = "concept:"+name, strings.Join(f[3:], " ")
	}
	if _, role, ok := strings.Cut(rest, "role="); ok {
		r.role = role
	}
	for _, w := range f[3:] {
		if m := graph.Modality(w); m.Valid() {
			r.modality = m
		}
	}
	return r, nil
}

// readMarks takes the marks out of a text.
func (m *marked) readMarks(text string) error {
	type open struct {
		id, typ, kind string
		start         int
	}
	var out strings.Builder
	var stack []open
	at := map[string]int{}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && (text[i+1] == '[' || text[i+1] == ']'):
			i++
			out.WriteByte(text[i])
		case c == '[':
			head := strings.SplitN(text[i+1:min(len(text), i+80)], " ", 3)
			if len(head) < 3 {
				return fmt.Errorf("read mark at %q", text[i:])
			}
			typ, kind, _ := strings.Cut(head[1], "/")
			stack = append(stack, open{head[0], typ, kind, out.Len()})
			i += len(head[0]) + len(head[1]) + 2
		case c == ']' && len(stack) > 0:
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			k, seen := at[o.id]
			if !seen {
				k = len(m.entities)
				at[o.id] = k
				m.entities = append(m.entities, extract.Entity{ID: o.id, Type: graph.EntityType(o.typ), Kind: graph.Kind(o.kind)})
			}
			m.entities[k].Mentions = append(m.entities[k].Mentions, dutch.Mention{
				Start: o.start, End: out.Len(), Type: graph.EntityType(o.typ), Kind: graph.Kind(o.kind), Confidence: 1000,
			})
		default:
			out.WriteByte(c)
		}
	}
	if len(stack) > 0 {
		return fmt.Errorf("read mark %s: not closed", stack[0].id)
	}
	m.text = out.String()
	for i := range m.entities {
		e := &m.entities[i]
		slices.SortFunc(e.Mentions, func(a, b dutch.Mention) int { return cmp.Compare(a.Start, b.Start) })
		e.Name = m.text[e.Mentions[0].Start:e.Mentions[0].End]
	}
	return nil
}

// addThemes marks the lemmas given where the text has them, with the endings of plurals.
func (m *marked) addThemes(lemmas []string) {
	lower := strings.ToLower(m.text)
	for _, lemma := range lemmas {
		e := extract.Entity{ID: "concept:" + lemma, Type: graph.Concept, Name: lemma}
		for from := 0; ; {
			i := strings.Index(lower[from:], lemma)
			if i < 0 || len(lower) != len(m.text) {
				break
			}
			start := from + i
			end := start + len(lemma)
			from = end
			for _, plural := range []string{"en", "s", "’s", "n", "ën"} {
				if strings.HasPrefix(lower[end:], plural) && !letterAt(lower, end+len(plural)) {
					end += len(plural)
					break
				}
			}
			if letterAt(lower, end) || start > 0 && letterAt(lower, start-1) {
				continue
			}
			e.Mentions = append(e.Mentions, dutch.Mention{Start: start, End: end, Type: graph.Concept, Confidence: 1000})
		}
		if len(e.Mentions) > 0 {
			m.entities = append(m.entities, e)
		}
	}
}

func letterAt(s string, i int) bool {
	return i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 0x80 || s[i] >= '0' && s[i] <= '9')
}

// claims runs the relator over a marked text.
func (m *marked) claims(r *extract.Relator) []extract.Claim {
	d := dutch.Analyse(m.text, m.title)
	d.Language = "nl"
	return r.Claims(d, m.entities, extract.Span{})
}

// markedOf turns an annotated paragraph into a marked text.
func markedOf(p corpus.Paragraph) marked {
	m := marked{text: p.Text, themes: p.Themes}
	at := map[string]int{}
	for _, mention := range p.Mentions {
		i, seen := at[mention.ID]
		if !seen {
			i = len(m.entities)
			at[mention.ID] = i
			m.entities = append(m.entities, extract.Entity{ID: mention.ID, Type: mention.Type, Kind: mention.Kind, Name: p.Text[mention.Start:mention.End]})
		}
		m.entities[i].Mentions = append(m.entities[i].Mentions, dutch.Mention{
			Start: mention.Start, End: mention.End, Type: mention.Type, Kind: mention.Kind, Confidence: 1000,
		})
	}
	for _, c := range p.Claims {
		m.relations = append(m.relations, relation{c.Subject, c.Object, c.Predicate, c.Modality, c.Role})
	}
	return m
}
