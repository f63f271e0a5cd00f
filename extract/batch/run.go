package batch

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// result is what a worker makes of one source.
type result struct {
	event  Event
	change *graph.Change // nil: nothing to hand on
	digest string
	fatal  error // ends the run
}

// Run works through a job. It returns when every worker has stopped, with what was done until then. Errors: those of Known and
// Sink as they are, and the context's, wrapped; a source that fails is no error of the run but an [Event].
func Run(ctx context.Context, job Job) (Summary, error) {
	ctx, cancel := context.WithCancel(ctx)
	var workers sync.WaitGroup
	defer workers.Wait()
	defer cancel()

	// A slot a source, in order: what is dispatched and not yet delivered never exceeds the window.
	slots := make(chan chan result, 2*max(1, job.Workers))
	workers.Go(func() { job.dispatch(ctx, &workers, slots) })

	d := delivery{job: job, seen: map[string]string{}}
	d.summary.Total = len(job.Sources)
	for slot := range slots {
		select {
		case r := <-slot:
			if err := d.deliver(ctx, r); err != nil {
				return d.summary, err
			}
		case <-ctx.Done():
			return d.summary, d.stopped(ctx)
		}
	}
	if ctx.Err() != nil {
		return d.summary, d.stopped(ctx)
	}
	return d.summary, d.flush(ctx)
}

// dispatch starts a worker for each source as soon as one is free and the window has room.
func (j Job) dispatch(ctx context.Context, workers *sync.WaitGroup, slots chan<- chan result) {
	defer close(slots)
	free := make(chan struct{}, max(1, j.Workers))
	for _, source := range j.Sources {
		slot := make(chan result, 1)
		select {
		case slots <- slot:
		case <-ctx.Done():
			return
		}
		select {
		case free <- struct{}{}:
		case <-ctx.Done():
			return
		}
		workers.Go(func() {
			slot <- j.process(ctx, source)
			<-free
		})
	}
}

// process reads and extracts one source. A panic in any step sets this source aside, and no other.
func (j Job) process(ctx context.Context, source Source) (r result) {
	r.event = Event{Source: source, Total: len(j.Sources)}
	step := reading
	defer func() {
		if p := recover(); p != nil {
			r.change, r.fatal = nil, nil
			r = r.aside(defect(source.Path, step, fmt.Errorf("panic: %v", p)))
		}
	}()
	text, err := source.Read(ctx)
	r.event.Notes, r.event.Bytes, r.digest = text.Notes, len(text.Text), text.Digest
	if err != nil && text.Digest == "" {
		return r.aside(err) // nothing was read: what the source said before may still be true
	}
	var known graph.SourceRecord
	if j.Known != nil {
		step = comparing
		var found bool
		if known, found, r.fatal = j.Known(ctx, source.ID); r.fatal != nil {
			return r
		}
		if err == nil && found && known.Digest == text.Digest && known.Version == j.Version {
			r.event.Outcome, r.event.Articles = Unchanged, known.Articles
			return r
		}
	}
	if err != nil {
		if known.Digest != text.Digest { // other bytes, which hold no text: nothing stale survives an edit
			r.end(known)
		}
		return r.aside(err)
	}
	step = extracting
	change, err := j.extract(source.ID, text)
	if err != nil {
		return r.aside(defect(source.Path, step, err))
	}
	if r.event.Articles = len(change.Readings); r.event.Articles == 0 {
		return r.empty(known)
	}
	r.change = &change
	return r
}

// extract calls Extract and holds what it returns to the contract.
func (j Job) extract(id string, text Text) (change graph.Change, err error) {
	if change, err = j.Extract(id, text.Digest, text.Text); err != nil {
		return graph.Change{}, err
	}
	if err := change.Validate(); err != nil {
		return graph.Change{}, fmt.Errorf("check what was extracted: %w", err)
	}
	return change, nil
}

func (r result) aside(err error) result {
	r.event.Outcome, r.event.Err = SetAside, err
	return r
}

// empty sets aside a source without an article. What the sink holds of it is ended, since the source no longer says it.
func (r result) empty(known graph.SourceRecord) result {
	r.end(known)
	return r.aside(noArticle(r.event.Source.Path))
}

// end has the sink drop what it holds of a source.
func (r *result) end(known graph.SourceRecord) {
	if known.Articles > 0 {
		removal := graph.Removal(known.ID)
		r.change = &removal
	}
}

// delivery hands results on in order.
type delivery struct {
	job     Job
	summary Summary
	batch   []graph.Change
	bytes   int // of article text in batch
	read    int // sources in batch that were read, not removed
	seen    map[string]string
}

func (d *delivery) deliver(ctx context.Context, r result) error {
	if r.fatal != nil {
		return r.fatal
	}
	if ctx.Err() != nil && errors.Is(r.event.Err, ctx.Err()) {
		return d.stopped(ctx)
	}
	d.count(&r)
	if r.change != nil {
		d.add(*r.change, r.event.Outcome)
	}
	if len(d.batch) >= orDefault(d.job.BatchSize, DefaultBatchSize) || d.bytes >= orDefault(d.job.BatchBytes, DefaultBatchBytes) {
		return d.flush(ctx)
	}
	return nil
}

// count enters a result in the summary and reports it.
func (d *delivery) count(r *result) {
	d.summary.Bytes += r.event.Bytes
	switch r.event.Outcome {
	case Unchanged:
		d.summary.Unchanged++
	case SetAside:
		d.summary.SetAside++
	}
	if first, again := d.seen[r.digest]; again && r.event.Err == nil {
		r.event.Notes = append(r.event.Notes, fmt.Sprintf("the same bytes as %s: its articles stand in both", first))
	} else if r.digest != "" && r.event.Err == nil {
		d.seen[r.digest] = r.event.Source.Path
	}
	r.event.Done = d.summary.Unchanged + d.summary.SetAside + d.summary.Stored + d.read
	if r.event.Outcome == Read {
		r.event.Done++
	}
	if d.job.Report != nil {
		d.job.Report(r.event)
	}
}

func (d *delivery) add(c graph.Change, outcome Outcome) {
	d.batch = append(d.batch, c)
	if outcome == Read {
		d.read++
	}
	for _, r := range c.Readings {
		d.bytes += len(r.Text)
	}
}

// flush hands the batch to the sink.
func (d *delivery) flush(ctx context.Context) error {
	if len(d.batch) == 0 {
		return nil
	}
	if err := d.job.Sink(ctx, d.batch); err != nil {
		if ctx.Err() != nil {
			return d.stopped(ctx)
		}
		return err
	}
	d.summary.Stored += d.read
	for _, c := range d.batch {
		d.summary.Articles += len(c.Readings)
	}
	d.batch, d.bytes, d.read = nil, 0, 0
	return nil
}

func (d *delivery) stopped(ctx context.Context) error {
	return fmt.Errorf("stopped after %d of %d sources: %w", d.summary.Done(), d.summary.Total, ctx.Err())
}

func orDefault(n, otherwise int) int {
	if n < 1 {
		return otherwise
	}
	return n
}
