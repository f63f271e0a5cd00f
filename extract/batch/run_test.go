package batch_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract/batch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

const version = "test-1"

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// source reads as a text; the later in the order, the sooner it is ready, so that results arrive out of order.
func source(i, of int, text string) batch.Source {
	id := fmt.Sprintf("%03d.txt", i)
	return batch.Source{ID: id, Path: "in/" + id, Read: func(ctx context.Context) (batch.Text, error) {
		select {
		case <-time.After(time.Duration((of-i)%4) * time.Millisecond):
			return batch.Text{Text: text, Digest: digest(text)}, nil
		case <-ctx.Done():
			return batch.Text{}, ctx.Err()
		}
	}}
}

func sources(n int) []batch.Source {
	out := make([]batch.Source, n)
	for i := range out {
		out[i] = source(i, n, fmt.Sprintf("Tekst nummer %d over de wijk.", i))
	}
	return out
}

// article makes one article of the whole text.
func article(id, digest, text string) (graph.Change, error) {
	c := graph.Change{Source: graph.Source{ID: id, Digest: digest, Version: version}}
	n := len([]rune(text))
	c.Readings = []graph.Reading{{
		Article: graph.ArticleID("", text), Text: text, Pieces: []graph.Piece{{End: n}}, Sentences: []graph.Span{{End: n}},
	}}
	return c, nil
}

// sink keeps what it is given: transactions of source ids.
type sink struct{ batches [][]string }

func (s *sink) apply(_ context.Context, changes []graph.Change) error {
	var ids []string
	for _, c := range changes {
		id := c.Source.ID
		if c.Removes() {
			id = "-" + id
		}
		ids = append(ids, id)
	}
	s.batches = append(s.batches, ids)
	return nil
}

func job(s *sink, list []batch.Source) batch.Job {
	return batch.Job{Sources: list, Version: version, Extract: article, Sink: s.apply, BatchSize: 7}
}

func TestSameTransactionsWhateverTheWorkers(t *testing.T) {
	var want [][]string
	var wantEvents []string
	for _, workers := range []int{1, 2, 8, 40} {
		s := &sink{}
		j := job(s, sources(40))
		j.Workers = workers
		var events []string
		j.Report = func(e batch.Event) { events = append(events, fmt.Sprintf("%s %d/%d", e.Source.ID, e.Done, e.Total)) }
		summary, err := batch.Run(t.Context(), j)
		if err != nil {
			t.Fatal(err)
		}
		if summary.Stored != 40 || summary.Articles != 40 || summary.Done() != 40 {
			t.Errorf("%d workers: summary %+v", workers, summary)
		}
		if want == nil {
			want, wantEvents = s.batches, events
		}
		if diff := cmp.Diff(want, s.batches); diff != "" {
			t.Errorf("%d workers: transactions differ from one worker's:\n%s", workers, diff)
		}
		if diff := cmp.Diff(wantEvents, events); diff != "" {
			t.Errorf("%d workers: events differ from one worker's:\n%s", workers, diff)
		}
	}
	if len(want) != 6 || len(want[0]) != 7 || want[5][4] != "039.txt" {
		t.Errorf("40 sources by 7 in order, got %v", want)
	}
	if wantEvents[39] != "039.txt 40/40" {
		t.Errorf("last event %q", wantEvents[39])
	}
}

func TestBatchEndsAtItsBytes(t *testing.T) {
	s := &sink{}
	list := []batch.Source{
		source(0, 4, "kort"), source(1, 4, strings.Repeat("lang ", 30)), source(2, 4, "ook kort"), source(3, 4, "en nog een"),
	}
	j := job(s, list)
	j.BatchBytes = 100
	if _, err := batch.Run(t.Context(), j); err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"000.txt", "001.txt"}, {"002.txt", "003.txt"}}
	if diff := cmp.Diff(want, s.batches); diff != "" {
		t.Error(diff)
	}
}

func TestUnchangedSourcesAreSkipped(t *testing.T) {
	texts := []string{"ongewijzigd", "nieuwe tekst", "andere versie"}
	list := make([]batch.Source, len(texts))
	for i, text := range texts {
		list[i] = source(i, len(texts), text)
	}
	known := map[string]graph.Source{
		"000.txt": {ID: "000.txt", Digest: digest("ongewijzigd"), Version: version},
		"001.txt": {ID: "001.txt", Digest: digest("oude tekst"), Version: version},
		"002.txt": {ID: "002.txt", Digest: digest("andere versie"), Version: "test-0"},
	}
	s := &sink{}
	j := job(s, list)
	j.Known = func(_ context.Context, id string) (graph.SourceRecord, bool, error) {
		src, ok := known[id]
		return graph.SourceRecord{Source: src, Articles: 1}, ok, nil
	}
	summary, err := batch.Run(t.Context(), j)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]string{{"001.txt", "002.txt"}}, s.batches); diff != "" {
		t.Error(diff)
	}
	if summary.Unchanged != 1 || summary.Stored != 2 {
		t.Errorf("summary %+v", summary)
	}
}

func TestFailingSourcesAreSetAside(t *testing.T) {
	broken := errors.New("permission denied")
	list := sources(5)
	list[1].Read = func(context.Context) (batch.Text, error) { return batch.Text{}, broken }
	s := &sink{}
	j := job(s, list)
	j.Extract = func(id, digest, text string) (graph.Change, error) {
		switch id {
		case "002.txt":
			panic("index out of range")
		case "003.txt": // an extractor that breaks the contract
			c, err := article(id, digest, text)
			c.Readings[0].Title = "staat er niet"
			return c, err
		}
		return article(id, digest, text)
	}
	reasons := map[string]error{}
	j.Report = func(e batch.Event) {
		if e.Outcome == batch.SetAside {
			reasons[e.Source.ID] = e.Err
		}
	}
	summary, err := batch.Run(t.Context(), j)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]string{{"000.txt", "004.txt"}}, s.batches); diff != "" {
		t.Error(diff)
	}
	if summary.SetAside != 3 || len(reasons) != 3 {
		t.Errorf("summary %+v, reasons %v", summary, reasons)
	}
	if !errors.Is(reasons["001.txt"], broken) {
		t.Errorf("reading: %v", reasons["001.txt"])
	}
	if !strings.Contains(fmt.Sprint(reasons["002.txt"]), "index out of range") {
		t.Errorf("panic: %v", reasons["002.txt"])
	}
	if !errors.Is(reasons["003.txt"], graph.ErrInvalid) {
		t.Errorf("contract: %v", reasons["003.txt"])
	}
}

// A panic in any step of a source sets that source aside, with the step and what to do; the run goes on.
func TestPanicsSetASourceAside(t *testing.T) {
	for _, workers := range []int{1, 4} {
		list := sources(6)
		list[1].Read = func(context.Context) (batch.Text, error) { panic("slice bounds out of range") }
		s := &sink{}
		j := job(s, list)
		j.Workers = workers
		j.Known = func(_ context.Context, id string) (graph.SourceRecord, bool, error) {
			if id == "003.txt" {
				panic("assignment to entry in nil map")
			}
			return graph.SourceRecord{}, false, nil
		}
		j.Extract = func(id, digest, text string) (graph.Change, error) {
			if id == "004.txt" {
				panic(errors.New("no such node"))
			}
			return article(id, digest, text)
		}
		reasons := map[string]string{}
		j.Report = func(e batch.Event) {
			if e.Outcome == batch.SetAside {
				reasons[e.Source.ID] = e.Err.Error()
				if graph.Hint(e.Err) == "" || !errors.Is(e.Err, graph.ErrInvalid) {
					t.Errorf("%s: %v (hint %q)", e.Source.ID, e.Err, graph.Hint(e.Err))
				}
			}
		}
		summary, err := batch.Run(t.Context(), j)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([][]string{{"000.txt", "002.txt", "005.txt"}}, s.batches); diff != "" {
			t.Error(diff)
		}
		if summary.SetAside != 3 || summary.Done() != 6 {
			t.Errorf("summary %+v", summary)
		}
		for id, want := range map[string]string{
			"001.txt": "in/001.txt: the reader failed on it: panic: slice bounds out of range",
			"003.txt": "in/003.txt: comparing it with what is stored failed: panic: assignment to entry in nil map",
			"004.txt": "in/004.txt: the extractor failed on it: panic: no such node",
		} {
			if reasons[id] != want {
				t.Errorf("%s: %q, want %q", id, reasons[id], want)
			}
		}
	}
}

func TestSourceWithoutArticles(t *testing.T) {
	s := &sink{}
	j := job(s, sources(2))
	j.Extract = func(id, digest, _ string) (graph.Change, error) {
		return graph.Change{Source: graph.Source{ID: id, Digest: digest, Version: version}}, nil
	}
	j.Known = func(_ context.Context, id string) (graph.SourceRecord, bool, error) {
		if id != "001.txt" {
			return graph.SourceRecord{}, false, nil
		}
		return graph.SourceRecord{Source: graph.Source{ID: id, Digest: digest("vroeger"), Version: version}, Articles: 3}, true, nil
	}
	var errs []error
	j.Report = func(e batch.Event) { errs = append(errs, e.Err) }
	summary, err := batch.Run(t.Context(), j)
	if err != nil {
		t.Fatal(err)
	}
	if len(errs) != 2 || !errors.Is(errs[0], graph.ErrInvalid) || graph.Hint(errs[0]) == "" {
		t.Errorf("reasons %v", errs)
	}
	if diff := cmp.Diff([][]string{{"-001.txt"}}, s.batches); diff != "" {
		t.Errorf("what the sink held of a source without articles must end:\n%s", diff)
	}
	if summary.SetAside != 2 || summary.Done() != 2 {
		t.Errorf("summary %+v", summary)
	}
}

func TestEqualBytesAreSaid(t *testing.T) {
	s := &sink{}
	j := job(s, []batch.Source{source(0, 3, "dezelfde"), source(1, 3, "een andere"), source(2, 3, "dezelfde")})
	notes := map[string][]string{}
	j.Report = func(e batch.Event) { notes[e.Source.ID] = e.Notes }
	if _, err := batch.Run(t.Context(), j); err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{
		"000.txt": nil, "001.txt": nil, "002.txt": {"the same bytes as in/000.txt: its articles stand in both"},
	}
	if diff := cmp.Diff(want, notes); diff != "" {
		t.Error(diff)
	}
}

// A source that was set aside holds no articles that another one could share.
func TestEqualBytesOfASourceSetAsideAreNotSaid(t *testing.T) {
	s := &sink{}
	j := job(s, []batch.Source{source(0, 2, "dezelfde"), source(1, 2, "dezelfde")})
	j.Extract = func(id, digest, text string) (graph.Change, error) {
		if id == "000.txt" {
			return graph.Change{}, errors.New("no")
		}
		return article(id, digest, text)
	}
	j.Report = func(e batch.Event) {
		if len(e.Notes) > 0 {
			t.Errorf("%s: %q", e.Source.ID, e.Notes)
		}
	}
	if summary, err := batch.Run(t.Context(), j); err != nil || summary.Stored != 1 || summary.SetAside != 1 {
		t.Errorf("summary %+v, %v", summary, err)
	}
}

func TestErrorsOfTheSinkEndTheRun(t *testing.T) {
	full := &graph.Error{Kind: graph.ErrFull, Detail: "disk full"}
	s := &sink{}
	j := job(s, sources(30))
	j.Workers = 4
	j.Sink = func(ctx context.Context, changes []graph.Change) error {
		if len(s.batches) == 2 {
			return full
		}
		return s.apply(ctx, changes)
	}
	summary, err := batch.Run(t.Context(), j)
	if !errors.Is(err, graph.ErrFull) {
		t.Fatalf("error %v", err)
	}
	if summary.Stored != 14 || len(s.batches) != 2 {
		t.Errorf("summary %+v after %d batches", summary, len(s.batches))
	}
}

func TestErrorsOfKnownEndTheRun(t *testing.T) {
	s := &sink{}
	j := job(s, sources(3))
	j.Known = func(context.Context, string) (graph.SourceRecord, bool, error) {
		return graph.SourceRecord{}, false, graph.ErrUnavailable
	}
	if _, err := batch.Run(t.Context(), j); !errors.Is(err, graph.ErrUnavailable) {
		t.Fatalf("error %v", err)
	}
}

func TestCancelKeepsWhatIsStored(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := &sink{}
	j := job(s, sources(100))
	j.Workers = 4
	j.Sink = func(ctx context.Context, changes []graph.Change) error {
		if len(s.batches) == 3 {
			cancel()
			return ctx.Err()
		}
		return s.apply(ctx, changes)
	}
	summary, err := batch.Run(ctx, j)
	if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "stopped after 21 of 100 sources") {
		t.Fatalf("error %v", err)
	}
	if summary.Stored != 21 {
		t.Errorf("summary %+v", summary)
	}

	stored := map[string]bool{}
	for _, ids := range s.batches {
		for _, id := range ids {
			stored[id] = true
		}
	}
	j.Sink = s.apply
	j.Known = func(_ context.Context, id string) (graph.SourceRecord, bool, error) {
		var i int
		_, err := fmt.Sscanf(id, "%d.txt", &i)
		d := digest(fmt.Sprintf("Tekst nummer %d over de wijk.", i))
		return graph.SourceRecord{Source: graph.Source{ID: id, Digest: d, Version: version}}, stored[id], err
	}
	again, err := batch.Run(t.Context(), j)
	if err != nil || again.Unchanged != 21 || again.Stored != 79 {
		t.Errorf("second run %+v, %v", again, err)
	}
}

func TestMemoryIsAWindow(t *testing.T) {
	const n, workers = 200, 4
	var mu sync.Mutex
	held, most := 0, 0
	hold := func(n int) {
		mu.Lock()
		defer mu.Unlock()
		held += n
		most = max(most, held)
	}
	list := sources(n)
	for i := range list {
		read := list[i].Read
		list[i].Read = func(ctx context.Context) (batch.Text, error) {
			hold(1)
			return read(ctx)
		}
	}
	s := &sink{}
	j := job(s, list)
	j.Workers = workers
	j.Report = func(batch.Event) {
		time.Sleep(100 * time.Microsecond) // a slow reader of results
		hold(-1)
	}
	if _, err := batch.Run(t.Context(), j); err != nil {
		t.Fatal(err)
	}
	if bound := 3*workers + 2; most > bound {
		t.Errorf("%d results were held at once, more than %d", most, bound)
	}
}

func TestNoGoroutineStays(t *testing.T) {
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(t.Context())
	j := job(&sink{}, sources(50))
	j.Workers = 8
	j.Report = func(e batch.Event) {
		if e.Done == 10 {
			cancel()
		}
	}
	if _, err := batch.Run(ctx, j); !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v", err)
	}
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines before, %d after", before, after)
	}
}

func TestNothingToDo(t *testing.T) {
	s := &sink{}
	summary, err := batch.Run(t.Context(), job(s, nil))
	if err != nil || summary != (batch.Summary{}) || len(s.batches) != 0 {
		t.Errorf("summary %+v, %v", summary, err)
	}
}
