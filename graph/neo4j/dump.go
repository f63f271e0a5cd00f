package neo4j

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Dump implements [graph.Store]. Neo4j has no snapshots, so all contributions of one moment are spooled into a temporary file
// before the first is given out; a writer that commits meanwhile makes it begin again, and after some such attempts waits.
func (s *Store) Dump(ctx context.Context, yield func(graph.Change) error) error {
	return s.Gather(ctx, nil, yield)
}

// Gather does what Dump does, and tells of how many sources the contributions are spooled so far.
func (s *Store) Gather(ctx context.Context, gathered func(sources int), yield func(graph.Change) error) error {
	spool, err := os.CreateTemp("", "kennisgraaf-dump-*")
	if err != nil {
		return &graph.Error{Kind: graph.ErrFull, Detail: "make a temporary file for the dump", Err: err}
	}
	defer func() {
		_ = spool.Close() // read to its end already
		_ = os.Remove(spool.Name())
	}()
	inner, leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	if gathered == nil {
		gathered = func(int) {}
	}
	err = s.translate(ctx, s.spool(inner, spool, gathered))
	leave()
	if err != nil {
		return err
	}
	return s.replay(ctx, spool, yield)
}

// dumpAttempts is how often a dump is begun again before it keeps writers out.
const dumpAttempts = 3

func (s *Store) spool(ctx context.Context, file *os.File, gathered func(int)) error {
	for attempt := 1; ; attempt++ {
		if err := rewind(file); err != nil {
			return err
		}
		var steady bool
		mode := driver.AccessModeRead
		if attempt > dumpAttempts && !s.opts.ReadOnly && s.of == nil {
			mode = driver.AccessModeWrite // holds the gate
		}
		err := s.again(ctx, s.opts.RetryBudget, func() (err error) {
			if err = rewind(file); err == nil {
				steady, err = s.spoolOnce(ctx, mode, file, gathered)
			}
			return err
		})
		if err != nil || steady {
			return err
		}
		if err := sleep(ctx, settleAfter); err != nil {
			return err
		}
	}
}

func rewind(file *os.File) error {
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("rewind temporary file: %w", err)
	}
	if err := file.Truncate(0); err != nil {
		return fmt.Errorf("empty temporary file: %w", err)
	}
	return nil
}

// spoolOnce writes all contributions to a file and reports whether they are of one moment.
func (s *Store) spoolOnce(ctx context.Context, mode driver.AccessMode, file io.Writer, gathered func(int)) (bool, error) {
	session := s.session(ctx, mode)
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }() // the error of the transaction says more
	raw, err := session.BeginTransaction(ctx, driver.WithTxTimeout(s.opts.WriteTimeout))
	if err != nil {
		return false, fmt.Errorf("begin: %w", err)
	}
	defer func() { _ = raw.Close(context.WithoutCancel(ctx)) }() // nothing to keep
	t := &transaction{ctx: ctx, raw: raw, queries: s.queries, opts: &s.opts}
	if mode == driver.AccessModeWrite {
		if _, err := t.run("lock", nil); err != nil {
			return false, err
		}
	}
	before, err := t.run("dump_sources", nil)
	if err != nil {
		return false, err
	}
	out := bufio.NewWriterSize(file, 1<<16)
	for done, list := 0, before.rows(2); done < len(list); {
		n := dumpBatch(list[done:])
		if err := t.spoolSources(list[done:done+n], out); err != nil {
			return false, err
		}
		done += n
		gathered(done)
	}
	if err := out.Flush(); err != nil {
		return false, fmt.Errorf("write temporary file: %w", err)
	}
	after, err := t.run("version", nil)
	if err != nil {
		return false, err
	}
	mark := before.int64(0)
	if mode == driver.AccessModeWrite { // nobody else wrote
		return true, nil
	}
	if mark%2 == 0 && before.int64(1) == mark && after.int64(0) == mark && after.int64(1) == mark {
		return true, s.moment.meet(mark)
	}
	return false, s.moment.gone(mark)
}

// dumpArticles bounds the articles that are read in one round trip, but for those of one source.
const dumpArticles = 200

// dumpBatch returns how many of some sources are read at once.
func dumpBatch(sources []row) int {
	n, articles := 0, 0
	for n < len(sources) && n < dumpArticles && (n == 0 || articles+sources[n].int(3) <= dumpArticles) {
		articles += sources[n].int(3)
		n++
	}
	return n
}

// spoolSources writes what each source contributes as one line.
func (t *transaction) spoolSources(sources []row, out io.Writer) error {
	ids := make([]string, len(sources))
	for i, src := range sources {
		ids[i] = src.text(0)
	}
	list, err := t.list("dump_batch", params{"keys": ids})
	if err != nil {
		return err
	}
	stored := map[string]row{}
	for _, r := range list {
		stored[r.text(0)] = r
	}
	for _, src := range sources {
		if err := spoolSource(src, stored[src.text(0)], out); err != nil {
			return fmt.Errorf("dump source %q: %w", src.text(0), err)
		}
	}
	return nil
}

func spoolSource(src, stored row, out io.Writer) error {
	c := graph.Change{Source: graph.Source{ID: src.text(0), Digest: src.text(1), Version: src.text(2)}}
	for _, r := range stored.rows(1) {
		var reading graph.Reading
		if err := load(r.blob(1), r.text(0), &reading); err != nil {
			return err
		}
		c.Readings = append(c.Readings, reading)
	}
	for _, r := range stored.rows(2) {
		var claim graph.Claim
		if err := load(r.blob(1), r.text(0), &claim); err != nil {
			return err
		}
		c.Thesaurus = append(c.Thesaurus, claim)
	}
	line, err := graph.EncodeChange(c)
	if err != nil {
		return err
	}
	if _, err := out.Write(append(line, '\n')); err != nil {
		return fmt.Errorf("write temporary file: %w", err)
	}
	return nil
}

// replay gives out the lines of the spool.
func (s *Store) replay(ctx context.Context, file *os.File, yield func(graph.Change) error) error {
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("rewind temporary file: %w", err)
	}
	in := bufio.NewReaderSize(file, 1<<16)
	for {
		if err := s.usable(ctx); err != nil {
			return err
		}
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read temporary file: %w", err)
		}
		c, err := graph.DecodeChange(line)
		if err != nil {
			return err
		}
		if err := yield(c); err != nil {
			return err
		}
	}
}

// usable returns why nothing can go on, if so.
func (s *Store) usable(ctx context.Context) error {
	switch {
	case s.life.Err() != nil:
		return s.closedError()
	case ctx.Err() != nil:
		return fmt.Errorf("neo4j: %w", ctx.Err())
	}
	return nil
}
