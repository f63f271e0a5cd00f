package crf_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/crf"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// examples are our own sentences in which names stand between brackets: {P …} a person, {O …} an organisation.
func examples(t *testing.T) []crf.Example {
	t.Helper()
	var out []crf.Example
	for _, marked := range []string{
		"Lector {P Sanne Smit} werkt bij {O Stichting Kompas}.",
		"Wethouder {P Piet Bos} sprak met {O Stichting Vuurtoren}.",
		"Docent {P Anna Vos} werkt bij {O Stichting Baken}.",
		"De trainer werkt bij de gemeente en sprak met ouders.",
		"{P Sanne Smit} sprak met {P Anna Vos} over {O Stichting Kompas}.",
		"Ouders en kinderen werken samen in de wijk.",
	} {
		out = append(out, example(t, marked))
	}
	return out
}

func example(t *testing.T, marked string) crf.Example {
	t.Helper()
	var e crf.Example
	var plain strings.Builder
	for marked != "" {
		before, rest, found := strings.Cut(marked, "{")
		plain.WriteString(before)
		if !found {
			break
		}
		name, after, _ := strings.Cut(rest[2:], "}")
		m := dutch.Mention{Start: plain.Len(), Type: graph.Person}
		if rest[0] == 'O' {
			m.Type = graph.Organisation
		}
		plain.WriteString(name)
		m.End = plain.Len()
		e.Names = append(e.Names, m)
		marked = after
	}
	e.Document = dutch.Analyse(plain.String(), 0)
	return e
}

func settings() crf.Settings {
	s := crf.DefaultSettings()
	s.MinCount = 1
	return s
}

func TestTrainLearnsWhatItIsShown(t *testing.T) {
	k := &dutch.Knowledge{}
	m, err := crf.Decode(crf.Train(examples(t), nil, k, settings()))
	if err != nil {
		t.Fatal(err)
	}
	r := crf.NewRecogniser(m, k)
	unseen := example(t, "Docent {P Kees Mol} sprak met {O Stichting Haven}.")
	var got []string
	for _, f := range r.All(unseen.Document) {
		got = append(got, string(f.Type)+" "+unseen.Document.Text[f.Start:f.End])
	}
	if want := "PERSON Kees Mol; ORGANISATION Stichting Haven"; strings.Join(got, "; ") != want {
		t.Errorf("found %q, want %q", strings.Join(got, "; "), want)
	}
}

func TestTrainIsDeterministic(t *testing.T) {
	k := &dutch.Knowledge{}
	first := crf.Train(examples(t), nil, k, settings())
	for range 3 {
		if !bytes.Equal(first, crf.Train(examples(t), nil, k, settings())) {
			t.Fatal("two trainings on the same examples differ")
		}
	}
}

func TestDecodeRefusesDamage(t *testing.T) {
	whole := crf.Train(examples(t), nil, &dutch.Knowledge{}, settings())
	damaged := map[string][]byte{
		"empty":          nil,
		"other magic":    append([]byte("KGCRF0\n"), whole[7:]...),
		"cut short":      whole[:len(whole)-1],
		"only magic":     whole[:7],
		"bytes too many": append(bytes.Clone(whole), 0),
	}
	for name, data := range damaged {
		if _, err := crf.Decode(data); !errors.Is(err, graph.ErrCorrupt) {
			t.Errorf("%s: error %v, want ErrCorrupt", name, err)
		}
	}
}
