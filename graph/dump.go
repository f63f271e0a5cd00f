package graph

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
)

// dumpHeader is the first line of a dump.
const dumpHeader = `{"format":"kennisgraaf-dump","version":1}`

// restoreBatch bounds how many bytes of lines Restore applies in one transaction.
const restoreBatch = 4 << 20

// Canonical returns c with every list in its one order, which is how stores keep it and how it is dumped: readings by article,
// entities by id, mentions, citations and claims by place and then bytes, equal claims once.
func (c Change) Canonical() Change {
	c.Readings = slices.Clone(c.Readings)
	for i := range c.Readings {
		c.Readings[i] = c.Readings[i].canonical()
	}
	slices.SortFunc(c.Readings, func(a, b Reading) int { return cmp.Compare(a.Article, b.Article) })
	c.Thesaurus = canonicalClaims(c.Source.ID, c.Thesaurus)
	return c
}

func (r Reading) canonical() Reading {
	r.Entities = slices.Clone(r.Entities)
	for i := range r.Entities {
		e := &r.Entities[i]
		e.Aliases, e.SameAs = sortedSet(e.Aliases), sortedSet(e.SameAs)
		e.Mentions = slices.Clone(e.Mentions)
		slices.SortFunc(e.Mentions, func(a, b MentionRecord) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Recogniser, b.Recogniser),
				cmp.Compare(a.Confidence, b.Confidence))
		})
		e.Mentions = slices.CompactFunc(e.Mentions, func(a, b MentionRecord) bool { return a.Start == b.Start && a.End == b.End })
	}
	slices.SortFunc(r.Entities, func(a, b Sighting) int { return cmp.Compare(a.ID, b.ID) })
	r.Claims = canonicalClaims(r.Article, r.Claims)
	r.Citations = slices.Clone(r.Citations)
	slices.SortFunc(r.Citations, func(a, b Citation) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Reference, b.Reference))
	})
	r.Also = slices.Clone(r.Also)
	slices.SortFunc(r.Also, func(a, b Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return r
}

func canonicalClaims(owner string, claims []Claim) []Claim {
	type keyed struct {
		id string
		c  Claim
	}
	list := make([]keyed, len(claims))
	for i, c := range claims {
		list[i] = keyed{ClaimID(owner, c), c}
	}
	slices.SortFunc(list, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.c.Evidence.Start, b.c.Evidence.Start), cmp.Compare(a.id, b.id))
	})
	list = slices.CompactFunc(list, func(a, b keyed) bool { return a.id == b.id })
	var out []Claim
	for _, k := range list {
		out = append(out, k.c)
	}
	return out
}

func sortedSet(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

// EncodeChange returns the canonical JSON of a Change, without a line end: equal Changes have equal bytes.
func EncodeChange(c Change) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(c.Canonical()); err != nil {
		return nil, fmt.Errorf("encode change of %q: %w", c.Source.ID, err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// DecodeChange reads what [EncodeChange] wrote. Errors: ErrInvalid.
func DecodeChange(line []byte) (Change, error) {
	var c Change
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&c); err != nil {
		return Change{}, &Error{Kind: ErrInvalid, Detail: "decode change", Err: err}
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Change{}, Invalidf("decode change: something follows it on its line")
	}
	return c, nil
}

// Dump writes all that a store's sources contribute as canonical JSON Lines: a header, then one Change a line by source id. Two
// stores with the same contributions have the same dump.
func Dump(ctx context.Context, s Store, w io.Writer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	if _, err := out.WriteString(dumpHeader + "\n"); err != nil {
		return fmt.Errorf("write dump: %w", err)
	}
	err := s.Dump(ctx, func(c Change) error {
		line, err := EncodeChange(c)
		if err != nil {
			return err
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return fmt.Errorf("write dump: %w", err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write dump: %w", err)
	}
	return nil
}

// Restore applies the Changes of a dump to a store, some MB in one transaction. Sources that the store has besides stay.
// progress, when not nil, is called after each transaction with the Changes applied so far.
// Errors: ErrInvalid with the line number for what is no dump; what was applied before it stays and applying again is safe.
func Restore(ctx context.Context, s Store, r io.Reader, progress func(changes int)) error {
	in := bufio.NewReaderSize(r, 1<<16)
	if header, err := in.ReadString('\n'); err != nil || header != dumpHeader+"\n" {
		return &Error{
			Kind: ErrInvalid, Detail: "line 1 is not the header of a kennisgraaf dump, version 1",
			Remedy: "give a file that `kennisgraaf export --format dump` wrote",
		}
	}
	var batch []Change
	size, done := 0, 0
	flush := func() error {
		if err := s.Apply(ctx, batch...); err != nil {
			return fmt.Errorf("restore after %d changes: %w", done, err)
		}
		done += len(batch)
		batch, size = nil, 0
		if progress != nil {
			progress(done)
		}
		return nil
	}
	for line := 2; ; line++ {
		b, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) && len(b) == 0 {
			break
		}
		if err != nil {
			return &Error{Kind: ErrInvalid, Detail: fmt.Sprintf("line %d is cut off", line), Remedy: "export again", Err: err}
		}
		c, err := DecodeChange(b)
		if err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
		batch, size = append(batch, c), size+len(b)
		if size >= restoreBatch {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if len(batch) == 0 {
		return nil
	}
	return flush()
}
