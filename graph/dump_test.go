package graph_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

const header = `{"format":"kennisgraaf-dump","version":1}` + "\n"

func TestEncodeChangeIsCanonical(t *testing.T) {
	c := wholeChange()
	want, err := graph.EncodeChange(c)
	if err != nil {
		t.Fatal(err)
	}
	r := &c.Readings[0]
	slices.Reverse(r.Entities)
	slices.Reverse(r.Claims)
	r.Claims = append(r.Claims, r.Claims[0])
	r.Entities[0].Mentions = append(r.Entities[0].Mentions, r.Entities[0].Mentions[0])
	r.Entities[0].Aliases = []string{}
	got, err := graph.EncodeChange(c)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the same Change has two encodings:\n%s\n%s", want, got)
	}
	back, err := graph.DecodeChange(got)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wholeChange().Canonical(), back); diff != "" {
		t.Errorf("decoded (- want, + got):\n%s", diff)
	}
}

func TestCanonicalLeavesItsChangeAlone(t *testing.T) {
	c := wholeChange()
	slices.Reverse(c.Readings[0].Entities)
	first := c.Readings[0].Entities[0].ID
	c.Canonical()
	if got := c.Readings[0].Entities[0].ID; got != first {
		t.Errorf("Canonical sorts its receiver: %s is first, was %s", got, first)
	}
}

func TestEncodeChangeKeepsTextAsItIs(t *testing.T) {
	text := "<b> & ’ \u2028 \u0000 😀 \" \\ end"
	c := graphtest.Source("a", graphtest.Article("a", "", text))
	line, err := graph.EncodeChange(c)
	if err != nil {
		t.Fatal(err)
	}
	back, err := graph.DecodeChange(line)
	if err != nil || back.Readings[0].Text != text || bytes.ContainsRune(line, '\n') || !bytes.Contains(line, []byte("<b> &")) {
		t.Errorf("line %s, error %v", line, err)
	}
}

func TestDecodeChangeRefuses(t *testing.T) {
	for _, line := range []string{"", "x", "[]", `{"source":1}`, `{"onbekend":1}`, `{"source":{"id":"a"}`} {
		if _, err := graph.DecodeChange([]byte(line)); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("DecodeChange(%q): error %v, want an invalid one", line, err)
		}
	}
}

func FuzzDecodeChange(f *testing.F) {
	f.Fuzz(func(t *testing.T, line []byte) {
		c, err := graph.DecodeChange(line)
		if err != nil {
			if !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("error %v is not invalid", err)
			}
			return
		}
		if c.Validate() != nil {
			return
		}
		once, err := graph.EncodeChange(c)
		if err != nil {
			t.Fatal(err)
		}
		again, err := graph.DecodeChange(once)
		if err != nil {
			t.Fatalf("decode what was encoded: %v", err)
		}
		if diff := cmp.Diff(c.Canonical(), again, equateEmpty()); diff != "" {
			t.Errorf("decoded (- want, + got):\n%s", diff)
		}
		if twice, err := graph.EncodeChange(again); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("encoded twice:\n%s\n%s\n%v", once, twice, err)
		}
		if err := again.Validate(); err != nil {
			t.Errorf("the canonical form is invalid: %v", err)
		}
	})
}

func TestRestoreRefuses(t *testing.T) {
	good, err := graph.EncodeChange(graphtest.Source("a", graphtest.Article("a", "", "Een.")))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ dump, says string }{
		"nothing":         {"", "line 1"},
		"another header":  {"{}\n", "line 1"},
		"header cut off":  {strings.TrimSuffix(header, "\n"), "line 1"},
		"unknown field":   {header + string(good) + "\n{\"onbekend\":1}\n", "line 3"},
		"line cut off":    {header + string(good[:len(good)-9]), "line 2"},
		"cut at a line":   {header + string(good) + "\n", "cut off at line 3, after 1 changes"},
		"another count":   {header + string(good) + "\n{\"changes\":2}\n", "1 changes stand before it"},
		"no number":       {header + "{\"changes\":\"\"}\n", "line 2"},
		"something after": {header + string(good) + "\n{\"changes\":1}\n" + string(good) + "\n", "follows the end"},
		"invalid Change":  {header + `{"source":{"id":"","digest":"x","version":""}}` + "\n{\"changes\":1}\n", "source without an id"},
	} {
		t.Run(name, func(t *testing.T) {
			m := graphtest.NewModel()
			err := graph.Restore(context.Background(), m, strings.NewReader(c.dump), nil)
			if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want an invalid one that says %q", err, c.says)
			}
		})
	}
}

func TestRestoreAppliesInBatches(t *testing.T) {
	var dump bytes.Buffer
	dump.WriteString(header)
	for _, id := range []string{"a", "b", "c"} {
		line, err := graph.EncodeChange(graphtest.Source(id, graphtest.Article(id, "", strings.Repeat(id, 2<<20))))
		if err != nil {
			t.Fatal(err)
		}
		dump.Write(append(line, '\n'))
	}
	dump.WriteString(`{"changes":3}` + "\n")
	var done []int
	s := &appliesOnly{}
	if err := graph.Restore(context.Background(), s, &dump, func(n int) { done = append(done, n) }); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(done, []int{2, 3}) || !slices.Equal(s.sizes, []int{2, 1}) {
		t.Errorf("progress %v in Applies of %v, want two transactions", done, s.sizes)
	}
}

// appliesOnly is a store that counts the Changes of each Apply.
type appliesOnly struct {
	graph.Store
	sizes []int
}

func (s *appliesOnly) Apply(_ context.Context, changes ...graph.Change) error {
	s.sizes = append(s.sizes, len(changes))
	return nil
}
