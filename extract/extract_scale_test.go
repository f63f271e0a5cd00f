//go:build unix

package extract_test

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jdkato/prose/v2"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// oddTexts are inputs of some bytes that make a careless reader slow, or that hold nothing of what it looks for.
func oddTexts(size int) map[string]string {
	fill := func(unit func(i int) string, between string) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(unit(i))
			b.WriteString(between)
		}
		return b.String()
	}
	firsts := []string{"Sanne", "Mark", "Lotte", "Youssef", "Anna", "Pieter", "Fatima", "Joris"}
	name := func(i int) string {
		return fmt.Sprintf("%s van %s%c%c%c", firsts[i%len(firsts)], []string{"Dal", "Berg", "Veld", "Hout"}[i/8%4],
			'a'+rune(i/32%26), 'a'+rune(i/832%26), 'a'+rune(i/21632%26))
	}
	plain := func(i int) string {
		return fmt.Sprintf("De bewoners van straat %d praten elke week met elkaar over wat er in de wijk beter kan.", i)
	}
	named := func(i int) string {
		return name(i) + " werkt bij Hogeschool Saxion in Deventer en onderzoekt met Movisie de Jeugdwet."
	}
	return map[string]string{
		"no names":            fill(plain, "\n\n"),
		"capitals":            strings.ToUpper(fill(named, "\n")),
		"no punctuation":      strings.NewReplacer(".", "", ",", "").Replace(fill(named, " ")),
		"one paragraph":       fill(named, " "),
		"lines":               fill(named, "\n"),
		"names":               fill(func(i int) string { return name(i) + " sprak." }, "\n"),
		"names in a sentence": fill(name, ", ") + "kwamen.",
		"words in a sentence": fill(func(i int) string { return fmt.Sprintf("woord%d", i) }, " ") + ".",
		"references": fill(func(i int) string {
			return fmt.Sprintf("Jansen, A. & De Boer, B. (%d). Werken aan de wijk, deel %d. Zutphen: Uitgeverij Zuiderlicht.", 1980+i%40, i)
		}, "\n"),
		"citations": fill(func(i int) string { return fmt.Sprintf("Dat is bekend (%s, %d; Movisie, 2020).", name(i), 1990+i%30) }, " "),
		"English": fill(func(i int) string {
			return fmt.Sprintf("The people of street %d talk with %s about their town every week.", i, name(i))
		}, " "),
		"damaged lines": fill(func(i int) string {
			if i%2 == 0 {
				return named(i)
			}
			return "#@!! \u00a0\u200b )(" + strings.Repeat("�", 20) + "|| ..,,;;"
		}, "\n"),
		"other scripts": fill(func(i int) string {
			return []string{"кот", "שלום", "家庭", "famille", "Straße", "εδώ"}[i%6]
		}, " "),
		"quotes":   fill(func(i int) string { return "‘" + named(i) }, " "),
		"brackets": fill(func(i int) string { return "(" + name(i) }, " "),
	}
}

// Twice the text takes about twice the work, whatever it holds, and gives a valid Change. What is measured is processor time, since
// other programs share the machine.
func TestExtractIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a quarter of a minute")
	}
	x := standard(t)
	const size = 100_000
	small, large := oddTexts(size), oddTexts(2*size)
	for shape := range small {
		t.Run(shape, func(t *testing.T) {
			worked(t, x, large[shape]) // what is made once, and memory for all
			linear(t, func() (once, twice time.Duration) { return worked(t, x, small[shape]), worked(t, x, large[shape]) })
		})
	}
}

// linear measures until the least time for twice the work is at most 2.3 times the least for once. A busy machine disturbs
// measurements, and hardly ever the least of many.
func linear(t *testing.T, measure func() (once, twice time.Duration)) {
	t.Helper()
	a, b := measure()
	for range 7 {
		if b.Seconds() <= 2.3*a.Seconds() || b < 20*time.Millisecond {
			return
		}
		once, twice := measure()
		a, b = min(a, once), min(b, twice)
	}
	t.Errorf("twice the text takes %.2f times the time", b.Seconds()/a.Seconds())
}

// The longest texts that anyone gives: what grows a little faster than the text shows in them.
func TestExtractIsLinearAtLength(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	x := standard(t)
	shapes := oddTexts(5_100_000)
	cut := func(text, between string, units int) string {
		at := 0
		for range units {
			at += strings.Index(text[at:], between) + len(between)
		}
		return text[:at]
	}
	for name, of := range map[string]struct{ once, twice string }{
		"5 MB in one paragraph": {cut(shapes["one paragraph"], ". ", 26_000), cut(shapes["one paragraph"], ". ", 52_000)},
		"100,000 names":         {cut(shapes["names"], "\n", 50_000), cut(shapes["names"], "\n", 100_000)},
		"20,000 references":     {cut(shapes["references"], "\n", 10_000), cut(shapes["references"], "\n", 20_000)},
	} {
		t.Run(name, func(t *testing.T) {
			linear(t, func() (once, twice time.Duration) { return collected(t, x, of.once), collected(t, x, of.twice) })
		})
	}
}

// worked extracts a text and returns the processor time that it took, garbage collection aside: a collection more or less, of
// what the whole test holds, would drown it.
func worked(t *testing.T, x *extract.Extractor, text string) time.Duration {
	t.Helper()
	runtime.GC()
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	return collected(t, x, text)
}

// collected is [worked] with garbage collection: a long text has many, and without them needs gigabytes.
func collected(t *testing.T, x *extract.Extractor, text string) time.Duration {
	t.Helper()
	start := processorTime(t)
	c, err := x.Extract("a.txt", strings.Repeat("0", 64), strings.ToValidUTF8(text, ""))
	took := processorTime(t) - start
	if err != nil {
		t.Fatal(err)
	}
	if c.Source.ID != "a.txt" || c.Removes() {
		t.Errorf("change %v", c.Source)
	}
	return took
}

func processorTime(t testing.TB) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// Texts of next to nothing are read, and say nothing that isn't there.
func TestExtractReadsSmallTexts(t *testing.T) {
	x := standard(t)
	for _, text := range []string{"", " ", "woord", "Saxion", ".", "…", "‘", "a\nb\nc", "12 maart 2026", strings.Repeat("\n", 100), "�", "е", "中文"} {
		c, err := x.Extract("a.txt", strings.Repeat("0", 64), text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		for _, r := range c.Readings {
			for _, s := range r.Entities {
				if s.Type == graph.Person {
					t.Errorf("%q holds the person %q", text, s.Name)
				}
			}
		}
	}
}

// BenchmarkExtractBesideProse reads one text with both in turns, by the processor time of the quickest turn of each: what a machine
// that others use tells of their speeds.
func BenchmarkExtractBesideProse(b *testing.B) {
	text := dutchSample(b)
	x, model := standard(b), prose.ModelFromData("english")
	ours, theirs := time.Hour, time.Hour
	for b.Loop() {
		for range 5 {
			ours = quicker(b, ours, func() error {
				_, err := x.Extract("sample", strings.Repeat("0", 64), text)
				return err
			})
		}
		theirs = quicker(b, theirs, func() error {
			_, err := prose.NewDocument(text, prose.UsingModel(model))
			return err
		})
	}
	words := float64(len(strings.Fields(text)))
	b.ReportMetric(words/ours.Seconds(), "words/s")
	b.ReportMetric(words/theirs.Seconds(), "prose-words/s")
	b.ReportMetric(theirs.Seconds()/ours.Seconds(), "times-prose")
}

// quicker returns the processor time of a turn, or that of the quickest before it.
func quicker(b *testing.B, best time.Duration, turn func() error) time.Duration {
	b.Helper()
	start := processorTime(b)
	if err := turn(); err != nil {
		b.Fatal(err)
	}
	return min(best, processorTime(b)-start)
}

// BenchmarkLoad makes what extraction needs before its first text: the embedded tables and models, indexed.
func BenchmarkLoad(b *testing.B) {
	best := time.Hour
	for b.Loop() {
		best = quicker(b, best, func() error {
			k, err := seeds.Knowledge()
			if err != nil {
				return err
			}
			_, err = extract.Standard(&k)
			return err
		})
	}
	b.ReportMetric(float64(best.Microseconds())/1000, "processor-ms")
}
