package neo4j

import (
	"context"
	"fmt"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// params are the parameters of a statement.
type params = map[string]any

// Bounds of asking again.
const (
	askBudget   = 5 * time.Second       // how long a question goes on after a lost connection
	settleAfter = 50 * time.Millisecond // how long a raised mark is waited for before its writer is looked for
	firstPause  = 5 * time.Millisecond
	longPause   = 2 * time.Second
)

// ask answers a question with one round trip: its statement returns one record, the mark before, the mark after and a list.
func (s *Store) ask(ctx context.Context, question string, p params) (row, error) {
	inner, leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	answer, err := s.askSteady(inner, question, p)
	if err != nil {
		return nil, s.translate(ctx, err)
	}
	return answer, nil
}

// askSteady asks until no commit came between. Errors: ErrConflict when a mark stays up for as long as a question may take.
func (s *Store) askSteady(ctx context.Context, question string, p params) (row, error) {
	var waited time.Duration
	quiet, since := false, time.Now()
	for pause := firstPause; ; {
		record, err := s.askOnce(ctx, question, p)
		if err != nil {
			return nil, err
		}
		before := record.int64(0)
		if (quiet || before%2 == 0) && before == record.int64(1) {
			return record.row(2), s.moment.meet(before)
		}
		if err := s.moment.gone(before); err != nil {
			return nil, err
		}
		if time.Since(since) > s.opts.QueryTimeout {
			return nil, &graph.Error{
				Kind: graph.ErrConflict, Detail: "a writer was at work all the while, or died at it",
				Remedy: "ask again later; when no writer runs, ask once as a user who may write",
			}
		}
		if waited >= settleAfter {
			if quiet, err = s.settle(ctx); err != nil {
				return nil, err
			}
			waited, pause = 0, firstPause
			continue
		}
		if err := sleep(ctx, pause); err != nil {
			return nil, err
		}
		waited += pause
		pause *= 2
	}
}

// askOnce asks, again after a lost connection. The parameters are one map: the server plans a statement anew for every combination
// of types of parameters, and of a map it does not look at what is in it.
func (s *Store) askOnce(ctx context.Context, question string, p params) (row, error) {
	var record row
	err := s.again(ctx, min(askBudget, s.opts.RetryBudget), func() (err error) {
		record, err = s.single(ctx, driver.AccessModeRead, s.queries[question], params{"q": p})
		if err != nil {
			err = fmt.Errorf("ask %s: %w", question, err)
		}
		return err
	})
	return record, err
}

// single runs a statement in a transaction of its own and returns its first record, or nil when it has none.
func (s *Store) single(ctx context.Context, mode driver.AccessMode, statement string, p params) (row, error) {
	session := s.session(ctx, mode)
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }() // the error of the statement says more
	res, err := session.Run(ctx, statement, p, driver.WithTxTimeout(s.opts.QueryTimeout))
	if err != nil {
		return nil, err
	}
	var first row
	if res.Next(ctx) {
		first = res.Record().Values
	}
	_, err = res.Consume(ctx)
	return first, err
}

// settle waits for the writer that raised the mark and lowers a mark that a dead one left, for a store that only reads too: it
// would wait for a dead writer forever. It returns true when the database takes no writes at all: nobody can be writing then.
func (s *Store) settle(ctx context.Context) (bool, error) {
	_, err := s.single(ctx, driver.AccessModeWrite, s.queries["settle"], nil)
	switch e := serverError(err); {
	case err == nil:
		return false, nil
	case e != nil && strings.HasSuffix(e.Code, ".ForbiddenOnReadOnlyDatabase"):
		return true, nil
	case passing(err), e != nil && strings.HasSuffix(e.Code, ".Forbidden"): // a user who may only read waits for others to do it
		return false, sleep(ctx, settleAfter)
	}
	return false, fmt.Errorf("wait for a writer: %w", err)
}

// again repeats do while its error may pass, with growing pauses and jitter, until the budget is spent after the first failure.
func (s *Store) again(ctx context.Context, budget time.Duration, do func() error) error {
	var since time.Time
	for pause := firstPause; ; pause = min(2*pause, longPause) {
		err := do()
		if err == nil || ctx.Err() != nil || !passing(err) {
			return err
		}
		if since.IsZero() {
			since = time.Now()
		}
		if time.Since(since)+pause > budget {
			return fmt.Errorf("given up after %s: %w", budget, err)
		}
		if sleep(ctx, pause/2+time.Duration(s.opts.Random()*float64(pause))) != nil {
			return err
		}
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// Version implements [graph.Store].
func (s *Store) Version(ctx context.Context) (string, error) {
	answer, err := s.ask(ctx, "version", nil)
	if err != nil {
		return "", err
	}
	return fmt.Sprint(answer.int64(0)), nil
}

func readOnlyError() error {
	return &graph.Error{Kind: graph.ErrInvalid, Detail: "the Neo4j store is open for reading only"}
}
