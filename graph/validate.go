package graph

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Validate checks that the Change keeps every promise of its types, so that nothing stored can break one: offsets quote their
// text, ids exist, types fit predicates, every claim has evidence. The first breach is returned as [ErrInvalid], naming source,
// article and place.
func (c Change) Validate() error {
	if err := c.Source.validate(); err != nil {
		return err
	}
	if c.Removes() {
		return nil
	}
	if len(c.Source.Digest) != 64 || strings.Trim(c.Source.Digest, "0123456789abcdef") != "" {
		return Invalidf("source %q: digest %q is no SHA-256 in lower-case hexadecimal", c.Source.ID, clip(c.Source.Digest, MaxKey))
	}
	seen := map[string]bool{}
	for i := range c.Readings {
		r := &c.Readings[i]
		if seen[r.Article] {
			return Invalidf("source %q: article %s is read twice", c.Source.ID, r.Article)
		}
		seen[r.Article] = true
		if err := r.Validate(); err != nil {
			return fmt.Errorf("source %q: %w", c.Source.ID, err)
		}
	}
	for i, claim := range c.Thesaurus {
		if err := claim.validateSeed(c.Source.ID); err != nil {
			return fmt.Errorf("source %q: thesaurus claim %d: %w", c.Source.ID, i+1, err)
		}
	}
	return nil
}

func (s Source) validate() error {
	switch {
	case s.ID == "":
		return Invalidf("source without an id")
	case !utf8.ValidString(s.ID) || strings.ContainsFunc(s.ID, unicode.IsControl):
		return Invalidf("source %q: the id holds control characters or invalid UTF-8", s.ID)
	case !utf8.ValidString(s.Version):
		return Invalidf("source %q: the version holds invalid UTF-8", s.ID)
	}
	return nil
}

// maxID is the greatest length of an entity's, article's or reference's id in bytes: a type, a slug and hashes fit well.
const maxID = 200

// nodeType returns the type that an id says it has, and false when it is no id: of unknown type, longer than maxID, or with
// white space or control characters, which would make the ids of edges ambiguous.
func nodeType(id string) (NodeType, bool) {
	t, ok := TypeOf(id)
	bad := strings.ContainsFunc(id, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == utf8.RuneError })
	return t, ok && len(id) <= maxID && !bad
}

// invalidUTF8 returns the first of some strings that is no valid UTF-8: JSON could not keep it as it is.
func invalidUTF8(list ...string) (string, bool) {
	for _, s := range list {
		if !utf8.ValidString(s) {
			return s, true
		}
	}
	return "", false
}

// Validate checks one reading; see [Change.Validate].
func (r *Reading) Validate() error {
	if t, ok := nodeType(r.Article); !ok || t != ArticleNode {
		return Invalidf("%q is no id of an article", r.Article)
	}
	v := &readingCheck{r: r, at: NewOffsets(r.Text), types: map[string]NodeType{ThisArticle: ArticleNode}}
	steps := []func() error{v.head, v.pieces, v.sentences, v.entities, v.citations, v.claims}
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("article %s: %w", r.Article, err)
		}
	}
	return nil
}

// readingCheck holds what the checks of one reading share.
type readingCheck struct {
	r     *Reading
	at    *Offsets
	types map[string]NodeType // of the ids that a claim may name
}

func (v *readingCheck) head() error {
	r := v.r
	if bad, found := invalidUTF8(append([]string{r.Title, r.Language, r.Publication, r.Issue}, r.Terms...)...); found {
		return Invalidf("%q is no valid UTF-8", clip(bad, MaxKey))
	}
	switch {
	case !utf8.ValidString(r.Text):
		return Invalidf("the text is no valid UTF-8")
	case strings.TrimSpace(r.Text) == "":
		return Invalidf("the text is empty")
	case !strings.HasPrefix(r.Text, r.Title):
		return Invalidf("the text does not start with the title %q", clip(r.Title, MaxKey))
	case r.Body < utf8.RuneCountInString(r.Title) || r.Body > v.at.Len():
		return Invalidf("the body starts at %d, outside the text after its title", r.Body)
	case r.Subtitle != (Span{}) && (r.Subtitle.Start < utf8.RuneCountInString(r.Title) || r.Subtitle.End > r.Body || !v.at.quotes(r.Subtitle)):
		return Invalidf("the subtitle %d..%d is no span between title and body", r.Subtitle.Start, r.Subtitle.End)
	case !r.PublishedAt.Valid():
		return Invalidf("publishedAt %q is no ISO date", r.PublishedAt)
	}
	for i, term := range r.Terms {
		if term == "" || i > 0 && term <= r.Terms[i-1] {
			return Invalidf("terms are not sorted and distinct at %q", term)
		}
	}
	return nil
}

func (v *readingCheck) pieces() error {
	end := 0
	for i, p := range slices.Concat(v.r.Pieces, []Piece{{Start: v.at.Len(), End: v.at.Len()}}) {
		last := i == len(v.r.Pieces)
		if p.Start < end || !last && p.Start >= p.End || p.End > v.at.Len() || p.Source < 0 {
			return Invalidf("piece %d: %d..%d overlaps, is empty or lies outside the text", i+1, p.Start, p.End)
		}
		if gap, ok := v.at.Slice(Span{end, p.Start}); ok && strings.TrimSpace(gap) != "" {
			return Invalidf("piece %d: %q before it comes from no piece", i+1, clip(gap, MaxKey))
		}
		end = p.End
	}
	for i, s := range v.r.Also {
		if s.Start < 0 || s.Start >= s.End {
			return Invalidf("also %d: %d..%d is no span", i+1, s.Start, s.End)
		}
	}
	return nil
}

func (v *readingCheck) sentences() error {
	end := 0
	for i, s := range v.r.Sentences {
		if s.Start < end || s.Start >= s.End || s.End > v.at.Len() {
			return Invalidf("sentence %d: %d..%d overlaps, is empty or lies outside the text", i+1, s.Start, s.End)
		}
		end = s.End
	}
	return nil
}

func (v *readingCheck) entities() error {
	for i := range v.r.Entities {
		e := &v.r.Entities[i]
		if _, dup := v.types[e.ID]; dup {
			return Invalidf("entity %s stands twice", e.ID)
		}
		if err := v.entity(e); err != nil {
			return fmt.Errorf("entity %s: %w", e.ID, err)
		}
		v.types[e.ID] = NodeType(e.Type)
	}
	return nil
}

func (v *readingCheck) entity(e *Sighting) error {
	if bad, found := invalidUTF8(append(append([]string{e.Name, e.Definition}, e.Aliases...), e.SameAs...)...); found {
		return Invalidf("%q is no valid UTF-8", clip(bad, MaxKey))
	}
	switch t, ok := nodeType(e.ID); {
	case !e.Type.Valid():
		return Invalidf("unknown type %q", e.Type)
	case !ok || t != NodeType(e.Type):
		return Invalidf("the id does not fit the type %s", e.Type)
	case !e.Type.Allows(e.Kind):
		return Invalidf("type %s has no kind %q", e.Type, e.Kind)
	case strings.TrimSpace(e.Name) == "":
		return Invalidf("no name")
	case e.Salience < 0 || e.Salience > 1000:
		return Invalidf("salience %d is not per mille", e.Salience)
	case len(e.Mentions) == 0:
		return Invalidf("no mention")
	}
	for i, m := range e.Mentions {
		if got, ok := v.at.Slice(Span{m.Start, m.End}); !ok || got != m.Text {
			return Invalidf("mention %d: %d..%d does not quote %q", i+1, m.Start, m.End, clip(m.Text, MaxKey))
		}
		if m.Confidence < 0 || m.Confidence > 1000 || m.Recogniser == "" || !utf8.ValidString(m.Recogniser) {
			return Invalidf("mention %d: confidence %d is not per mille, or no recogniser", i+1, m.Confidence)
		}
	}
	return nil
}

func (v *readingCheck) citations() error {
	for i, c := range v.r.Citations {
		if got, ok := v.at.Slice(Span{c.Start, c.End}); !ok || got != c.Text {
			return Invalidf("citation %d: %d..%d does not quote %q", i+1, c.Start, c.End, clip(c.Text, MaxKey))
		}
		if bad, found := invalidUTF8(append([]string{c.Suffix}, c.Authors...)...); found {
			return Invalidf("citation %d: %q is no valid UTF-8", i+1, clip(bad, MaxKey))
		}
		if t, ok := nodeType(c.Reference); !ok || t != ReferenceNode || len(c.Authors) == 0 {
			return Invalidf("citation %d: no authors, or %q is no reference", i+1, c.Reference)
		}
		v.types[c.Reference] = ReferenceNode
	}
	return nil
}

func (v *readingCheck) claims() error {
	for i, c := range v.r.Claims {
		if err := v.claim(c); err != nil {
			return fmt.Errorf("claim %d (%s %s %s): %w", i+1, c.Subject, c.Predicate, c.Object, err)
		}
	}
	return nil
}

func (v *readingCheck) claim(c Claim) error {
	from, okFrom := v.types[c.Subject]
	to, okTo := v.types[c.Object]
	switch {
	case !okFrom || !okTo:
		return Invalidf("it names an id that the article does not hold")
	case c.Predicate.FromThesaurus() || c.Seed != "":
		return Invalidf("thesaurus claims stand on a seed row, not in an article")
	case !v.at.quotes(c.Evidence):
		return Invalidf("evidence %d..%d is no span of the text", c.Evidence.Start, c.Evidence.End)
	case c.Evidence.End-c.Evidence.Start > MaxEvidence:
		return Invalidf("evidence is longer than %d code points", MaxEvidence)
	}
	return c.validate(from, to)
}

func (o *Offsets) quotes(s Span) bool {
	quote, ok := o.Slice(s)
	return ok && strings.TrimSpace(quote) != ""
}

// validate checks what holds for every claim, given the types of its ends.
func (c Claim) validate(from, to NodeType) error {
	switch {
	case !c.Predicate.Joins(from, to):
		return Invalidf("%s does not lead from %s to %s", c.Predicate, from, to)
	case c.Subject == c.Object:
		return Invalidf("subject and object are one")
	case c.Predicate.Symmetric() && c.Subject > c.Object:
		return Invalidf("ends of a symmetric claim stand in byte order")
	case !c.Modality.Valid():
		return Invalidf("unknown modality %q", c.Modality)
	case !c.From.Valid() || !c.To.Valid():
		return Invalidf("from %q or to %q is no ISO date", c.From, c.To)
	case !(Period{From: c.From, To: c.To}).Valid():
		return Invalidf("from %q comes after to %q", c.From, c.To)
	case c.Confidence < 0 || c.Confidence > 1000:
		return Invalidf("confidence %d is not per mille", c.Confidence)
	case c.Rule == "":
		return Invalidf("no rule")
	case !utf8.ValidString(c.Rule) || !utf8.ValidString(c.Role):
		return Invalidf("rule or role is no valid UTF-8")
	}
	return nil
}

// validateSeed checks a claim of the thesaurus, whose evidence is a row of a seed file.
func (c Claim) validateSeed(source string) error {
	file, row, found := strings.Cut(c.Seed, "#")
	if !found || file != source || !strings.HasPrefix(file, "seed:") || row == "" || !utf8.ValidString(row) {
		return Invalidf("%s stands on no seed row of %s (%q)", c.Predicate, source, c.Seed)
	}
	if !c.Predicate.FromThesaurus() || c.Evidence != (Span{}) {
		return Invalidf("%s is no thesaurus predicate, or has a sentence", c.Predicate)
	}
	return c.validate(endType(c.Subject), endType(c.Object))
}

// endType returns the type of an id, or none for what is no id.
func endType(id string) NodeType {
	if t, ok := nodeType(id); ok {
		return t
	}
	return ""
}
