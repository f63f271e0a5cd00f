// Package corpus is our own annotated Dutch: paragraphs written for this project, with all names and relations marked by hand,
// and the parser of their format. It trains and measures; no program shows it to a user. README.md tells the format.
//
// corpus imports graph's vocabulary only; never a recogniser, a store or the file system (texts are embedded).
package corpus

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

//go:embed *.txt
var files embed.FS

// Paragraph is one annotated paragraph.
type Paragraph struct {
	File     string // "A-01.txt"; the letter is the hand that wrote it
	Line     int    // of the file, from 1
	Text     string
	Mentions []Mention // by start, longer first; nested ones too
	Claims   []Claim
	Themes   []string // lower-case lemmas, most central first
}

// Hand returns the letter of the hand that wrote the paragraph.
func (p Paragraph) Hand() string { return p.File[:1] }

// Mention is a marked name; offsets are bytes of the paragraph's text.
type Mention struct {
	Start, End int
	ID         string // the same for all mentions of one thing in the paragraph
	Type       graph.EntityType
	Kind       graph.Kind
}

// Claim is a marked relation. Subject is the id of a mention; Object one too, or graph.ThisArticle, or "concept:lemma".
type Claim struct {
	Subject, Object string
	Predicate       graph.Predicate
	Modality        graph.Modality
	Role            string
	From, To        graph.Date
}

// Read parses all paragraphs, in order of files and lines.
func Read() ([]Paragraph, error) {
	names, err := fs.Glob(files, "*.txt")
	if err != nil {
		return nil, fmt.Errorf("list the corpus: %w", err)
	}
	var out []Paragraph
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read the corpus: %w", err)
		}
		list, err := Parse(name, string(data))
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}

// Parse reads the paragraphs of one file. An error names file and line.
func Parse(file, text string) ([]Paragraph, error) {
	var out []Paragraph
	var block []string
	start := 1
	flush := func() error {
		if len(block) == 0 {
			return nil
		}
		p, err := ParseParagraph(block)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", file, start, err)
		}
		p.File, p.Line = file, start
		out = append(out, p)
		block = nil
		return nil
	}
	for i, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) != "" {
			if len(block) == 0 {
				start = i + 1
			}
			block = append(block, line)
			continue
		}
		if err := flush(); err != nil {
			return nil, err
		}
	}
	return out, flush()
}

// ParseParagraph reads the lines of one paragraph: text with marks, then relations (">") and themes ("=").
func ParseParagraph(lines []string) (Paragraph, error) {
	var p Paragraph
	var text, rest []string
	for _, line := range lines {
		if strings.HasPrefix(line, ">") || strings.HasPrefix(line, "=") {
			rest = append(rest, line)
		} else {
			text = append(text, line)
		}
	}
	if err := p.unmark(strings.Join(text, "\n")); err != nil {
		return p, err
	}
	for _, line := range rest {
		if themes, ok := strings.CutPrefix(line, "="); ok {
			for _, t := range strings.Split(themes, ";") {
				p.Themes = append(p.Themes, strings.TrimSpace(t))
			}
			continue
		}
		claim, err := parseClaim(strings.Fields(line[1:]))
		if err != nil {
			return p, err
		}
		p.Claims = append(p.Claims, claim)
	}
	return p, nil
}

// unmark splits marked text into plain text and mentions.
func (p *Paragraph) unmark(marked string) error {
	var plain strings.Builder
	var open []Mention
	for i := 0; i < len(marked); i++ {
		switch c := marked[i]; {
		case c == '\\' && i+1 < len(marked) && (marked[i+1] == '[' || marked[i+1] == ']'):
			i++
			plain.WriteByte(marked[i])
		case c == '[':
			m, n, err := parseMark(marked[i:])
			if err != nil {
				return err
			}
			m.Start = plain.Len()
			open = append(open, m)
			i += n - 1
		case c == ']':
			if len(open) == 0 {
				return errors.New("a ] closes nothing; write \\] for a bracket of the text")
			}
			m := open[len(open)-1]
			open = open[:len(open)-1]
			m.End = plain.Len()
			p.Mentions = append(p.Mentions, m)
		default:
			plain.WriteByte(c)
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("the mark of mention %s is not closed", open[0].ID)
	}
	p.Text = plain.String()
	slices.SortStableFunc(p.Mentions, func(a, b Mention) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	return nil
}

// parseMark reads "[ID TYPE " or "[ID TYPE/kind " and returns its length in bytes.
func parseMark(s string) (Mention, int, error) {
	id, rest, ok := strings.Cut(s[1:], " ")
	label, _, ok2 := strings.Cut(rest, " ")
	if !ok || !ok2 {
		return Mention{}, 0, fmt.Errorf("%.20q is no mark [ID TYPE text]", s)
	}
	t, kind, _ := strings.Cut(label, "/")
	m := Mention{ID: id, Type: graph.EntityType(t), Kind: graph.Kind(kind)}
	if !m.Type.Valid() || !m.Type.Allows(m.Kind) {
		return m, 0, fmt.Errorf("%.40q has an unknown type or kind", s)
	}
	return m, len(id) + len(label) + 3, nil
}

// parseClaim reads "SUBJECT PREDICATE OBJECT [role=…] [modality] [from=YYYY] [to=YYYY]"; object and role may hold spaces.
func parseClaim(words []string) (Claim, error) {
	if len(words) < 3 {
		return Claim{}, fmt.Errorf("relation %q is too short", strings.Join(words, " "))
	}
	c := Claim{Subject: words[0], Predicate: graph.Predicate(words[1]), Object: words[2], Modality: graph.Asserted}
	if !c.Predicate.Valid() {
		return c, fmt.Errorf("unknown predicate %q", words[1])
	}
	field := &c.Object
	for _, w := range words[3:] {
		key, value, _ := strings.Cut(w, "=")
		switch {
		case graph.Modality(w).Valid():
			c.Modality = graph.Modality(w)
			field = nil
		case key == "role":
			c.Role = value
			field = &c.Role
		case key == "from":
			c.From, field = graph.Date(value), nil
		case key == "to":
			c.To, field = graph.Date(value), nil
		case field != nil:
			*field += " " + w
		default:
			return c, fmt.Errorf("unknown qualifier %q", w)
		}
	}
	return c, nil
}
