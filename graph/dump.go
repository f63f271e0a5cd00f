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

// trailer is the last line of a dump. It tells a whole dump from one cut off at the end of a line.
type trailer struct {
	Changes int `json:"changes"`
}

// trailerStart begins a trailer, and no Change.
const trailerStart = `{"changes":`

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

// Dump writes all that a store's sources contribute as canonical JSON Lines: a header, one Change a line by source id, and how
// many Changes that were. Two stores with the same contributions have the same dump.
func Dump(ctx context.Context, s Store, w io.Writer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	if _, err := out.WriteString(dumpHeader + "\n"); err != nil {
		return fmt.Errorf("write dump: %w", err)
	}
	changes := 0
	err := s.Dump(ctx, func(c Change) error {
		changes++
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
	if _, err := fmt.Fprintf(out, trailerStart+"%d}\n", changes); err != nil {
		return fmt.Errorf("write dump: %w", err)
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
	in, err := openDump(r)
	if err != nil {
		return err
	}
	var batch []Change
	size, done := 0, 0
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
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
	for {
		c, n, err := in.next()
		if errors.Is(err, io.EOF) {
			return flush()
		}
		if err != nil {
			return err
		}
		batch, size = append(batch, c), size+n
		if size >= restoreBatch {
			if err := flush(); err != nil {
				return err
			}
		}
	}
}

// dumpReader reads the Changes of a dump.
type dumpReader struct {
	in      *bufio.Reader
	line    int // the one read last, from 1
	changes int // read so far
}

func openDump(r io.Reader) (*dumpReader, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	if header, err := in.ReadString('\n'); err != nil || header != dumpHeader+"\n" {
		return nil, &Error{
			Kind: ErrInvalid, Detail: "line 1 is not the header of a kennisgraaf dump, version 1",
			Remedy: "give a file that `kennisgraaf export --format dump` wrote",
		}
	}
	return &dumpReader{in: in, line: 1}, nil
}

// next returns the next Change and the bytes of its line; io.EOF follows the last one of a whole dump.
func (d *dumpReader) next() (Change, int, error) {
	line, err := d.in.ReadBytes('\n')
	d.line++
	switch {
	case errors.Is(err, io.EOF):
		return Change{}, 0, &Error{
			Kind: ErrInvalid, Detail: fmt.Sprintf("the dump is cut off at line %d, after %d changes", d.line, d.changes),
			Remedy: "export again, or copy the whole file",
		}
	case err != nil:
		return Change{}, 0, fmt.Errorf("read line %d of the dump: %w", d.line, err)
	case bytes.HasPrefix(line, []byte(trailerStart)):
		return Change{}, 0, d.end(line)
	}
	c, err := DecodeChange(line)
	if err != nil {
		return Change{}, 0, fmt.Errorf("line %d: %w", d.line, err)
	}
	d.changes++
	return c, len(line), nil
}

// end returns io.EOF when the trailer agrees with what was read and nothing follows it.
func (d *dumpReader) end(line []byte) error {
	var t trailer
	if err := json.Unmarshal(line, &t); err != nil || t.Changes != d.changes {
		return Invalidf("line %d says %s, but %d changes stand before it", d.line, bytes.TrimSpace(line), d.changes)
	}
	if _, err := d.in.ReadByte(); !errors.Is(err, io.EOF) {
		return Invalidf("something follows the end of the dump at line %d", d.line)
	}
	return io.EOF
}
