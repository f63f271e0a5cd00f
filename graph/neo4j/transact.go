package neo4j

import (
	"context"
	"fmt"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// transaction is one writing transaction. It holds the gate: no other writer is in one.
type transaction struct {
	ctx     context.Context //nolint:containedctx // of the one call that the transaction serves
	raw     driver.ExplicitTransaction
	queries queries
	opts    *Options
	observe func(statement string, p params)
}

// write runs work in a transaction and commits it, again while what fails may pass. work runs anew each time; it returns false
// when there is nothing to commit.
func (s *Store) write(ctx context.Context, work func(*transaction) (bool, error)) error {
	select {
	case <-s.writing:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { s.writing <- struct{}{} }()
	return s.again(ctx, s.opts.RetryBudget, func() error { return s.writeOnce(ctx, work) })
}

func (s *Store) writeOnce(ctx context.Context, work func(*transaction) (bool, error)) error {
	session := s.session(ctx, driver.AccessModeWrite)
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }() // the error of the transaction says more
	raw, err := session.BeginTransaction(ctx, driver.WithTxTimeout(s.opts.WriteTimeout))
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() { _ = raw.Close(context.WithoutCancel(ctx)) }() // rolls back what was not committed
	t := &transaction{ctx: ctx, raw: raw, queries: s.queries, opts: &s.opts, observe: s.observe}
	if _, err := t.run("lock", nil); err != nil {
		return err
	}
	changed, err := work(t)
	if err != nil || !changed {
		return err
	}
	return s.commit(ctx, raw)
}

// commit makes the transaction visible between a raised and a lowered mark. When the answer to the commit is lost, nobody knows
// whether it happened, or whether it still will; the mark is then lowered behind the transaction's own lock. The work is repeated,
// and finds its own result when it was done.
func (s *Store) commit(ctx context.Context, raw driver.ExplicitTransaction) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	raised, err := s.single(ctx, driver.AccessModeWrite, s.queries["mark_raise"], nil)
	if err != nil {
		return fmt.Errorf("raise the mark: %w", err)
	}
	ctx = context.WithoutCancel(ctx) // from here on the work is done; half a commit helps nobody
	commitErr := raw.Commit(ctx)
	// A mark that can't be lowered here slows the next question until that settles it, and no more.
	if commitErr != nil {
		_, _ = s.single(ctx, driver.AccessModeWrite, s.queries["settle"], nil)
		return fmt.Errorf("commit: %w", commitErr)
	}
	_, _ = s.single(ctx, driver.AccessModeWrite, s.queries["mark_lower"], params{"mark": raised.int64(0)})
	return nil
}

// run executes a statement and returns its first record, or nil when it has none.
func (t *transaction) run(statement string, p params) (row, error) {
	if t.observe != nil {
		t.observe(statement, p)
	}
	res, err := t.raw.Run(t.ctx, t.queries[statement], p)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", statement, err)
	}
	var first row
	if res.Next(t.ctx) {
		first = res.Record().Values
	}
	if _, err := res.Consume(t.ctx); err != nil {
		return nil, fmt.Errorf("%s: %w", statement, err)
	}
	return first, nil
}

// list executes a statement whose one record is one list of lists.
func (t *transaction) list(statement string, p params) ([]row, error) {
	r, err := t.run(statement, p)
	return r.rows(0), err
}

// lookUp executes a statement with a bounded number of $keys at a time and calls each with every list of the answers.
func (t *transaction) lookUp(statement string, keys []string, each func(row) error) error {
	for len(keys) > 0 {
		n := min(len(keys), t.opts.BatchRows)
		found, err := t.list(statement, params{"keys": keys[:n]})
		if err != nil {
			return err
		}
		for _, r := range found {
			if err := each(r); err != nil {
				return err
			}
		}
		keys = keys[n:]
	}
	return nil
}

// put executes a statement with $rows, bounded in rows and bytes at a time.
func (t *transaction) put(statement string, rows []params) error {
	return t.putEach(statement, rows, func(row) {})
}

// putEach does the same and calls each with every list of the answers.
func (t *transaction) putEach(statement string, rows []params, each func(row)) error {
	for len(rows) > 0 {
		n, size := 0, 0
		for n < len(rows) && n < t.opts.BatchRows && (n == 0 || size < t.opts.BatchBytes) {
			size += sizeOf(rows[n])
			n++
		}
		found, err := t.list(statement, params{"rows": rows[:n]})
		if err != nil {
			return err
		}
		for _, r := range found {
			each(r)
		}
		rows = rows[n:]
	}
	return nil
}

// sizeOf is about how many bytes a row takes on the wire.
func sizeOf(p params) int {
	size := 0
	for k, v := range p {
		size += len(k) + 9
		switch v := v.(type) {
		case string:
			size += len(v)
		case []byte:
			size += len(v)
		case []string:
			for _, s := range v {
				size += len(s) + 5
			}
		}
	}
	return size
}

// remove executes a statement with a bounded number of $keys at a time.
func (t *transaction) remove(statement string, keys []string) error {
	return t.lookUp(statement, keys, func(row) error { return nil })
}
