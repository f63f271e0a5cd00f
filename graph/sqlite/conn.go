package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"os"

	engine "modernc.org/sqlite"
)

// maxStatements bounds the prepared statements that a connection keeps.
const maxStatements = 256

// conn is one connection with its prepared statements. It speaks to the driver directly: questions of a few microseconds
// don't carry the locks and goroutines of database/sql, and a statement is prepared once a connection. One goroutine at a time
// uses it.
type conn struct {
	raw   driver.Conn
	stmts map[string]statement
	open  bool // a transaction is open
	busy  int  // queries whose rows are being read

	pinned bool // the transaction stays open from one read to the next; see Store.Snapshot

	frozen os.FileInfo // of the file, where the connection takes it for unchangeable; see Store.connectReader
}

// statement is what the driver's prepared statements can do.
type statement interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// connect opens a connection and runs the pragmas on it.
func connect(ctx context.Context, dsn string, pragmas ...string) (*conn, error) {
	connector, err := engine.NewConnector(dsn)
	if err != nil {
		return nil, fmt.Errorf("read address of store: %w", err)
	}
	raw, err := connector.Connect(ctx)
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	c := &conn{raw: raw, stmts: map[string]statement{}}
	for _, p := range pragmas {
		if err := c.exec(ctx, "PRAGMA "+p); err != nil {
			c.close()
			return nil, err
		}
	}
	return c, nil
}

func (c *conn) close() {
	c.forget()
	_ = c.raw.Close() // nothing is left to do with a connection that fails to close
}

// forget finalises all prepared statements.
func (c *conn) forget() {
	for _, s := range c.stmts {
		_ = s.Close() // repeats the error of the last step
	}
	clear(c.stmts)
}

func (c *conn) prepare(ctx context.Context, query string) (statement, error) {
	if s, ok := c.stmts[query]; ok {
		return s, nil
	}
	if len(c.stmts) >= maxStatements && c.busy == 0 {
		c.forget()
	}
	prep, ok := c.raw.(driver.ConnPrepareContext)
	if !ok {
		return nil, errors.New("driver prepares no statements")
	}
	s, err := prep.PrepareContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare %q: %w", query, err)
	}
	full, ok := s.(statement)
	if !ok {
		return nil, errors.New("driver's statements take no context")
	}
	c.stmts[query] = full
	return full, nil
}

// exec runs a statement that answers nothing.
func (c *conn) exec(ctx context.Context, query string, args ...any) error {
	_, err := c.run(ctx, query, args...)
	return err
}

func (c *conn) run(ctx context.Context, query string, args ...any) (driver.Result, error) {
	s, err := c.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	res, err := s.ExecContext(ctx, bind(args))
	if err != nil {
		return nil, fmt.Errorf("execute %q: %w", query, err)
	}
	return res, nil
}

// insert runs an INSERT and returns the rowid that it made.
func (c *conn) insert(ctx context.Context, query string, args ...any) (int64, error) {
	res, err := c.run(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// query calls each with every row of the answer. The row is valid until each returns.
func (c *conn) query(ctx context.Context, query string, args []any, each func(row) error) error {
	s, err := c.prepare(ctx, query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(ctx, bind(args))
	if err != nil {
		return fmt.Errorf("query %q: %w", query, err)
	}
	c.busy++
	defer func() { c.busy-- }()
	r := make(row, len(rows.Columns()))
	for err == nil {
		if err = rows.Next(r); err == nil {
			if err = each(r); err == nil {
				err = ctx.Err()
			}
		}
	}
	closeErr := rows.Close()
	if !errors.Is(err, io.EOF) {
		return err
	}
	if closeErr != nil {
		return fmt.Errorf("query %q: %w", query, closeErr)
	}
	return nil
}

// one calls each with the first row and reports whether there was one.
func (c *conn) one(ctx context.Context, query string, args []any, each func(row)) (bool, error) {
	found := false
	err := c.query(ctx, query, args, func(r row) error {
		if !found {
			found = true
			each(r)
		}
		return nil
	})
	return found, err
}

// number returns the integer in the first column of the first row, and whether there was a row.
func (c *conn) number(ctx context.Context, query string, args ...any) (int64, bool, error) {
	var n int64
	found, err := c.one(ctx, query, args, func(r row) { n = r.int64(0) })
	return n, found, err
}

// begin opens a transaction: "DEFERRED" to read as of one moment, "IMMEDIATE" to write.
func (c *conn) begin(ctx context.Context, mode string) error {
	if err := c.exec(ctx, "BEGIN "+mode); err != nil {
		return err
	}
	c.open = true
	return nil
}

// end closes the open transaction with COMMIT or ROLLBACK.
func (c *conn) end(how string) error {
	if !c.open {
		return nil
	}
	err := c.exec(context.Background(), how)
	if err != nil && how == "COMMIT" {
		_ = c.exec(context.Background(), "ROLLBACK") // the error of COMMIT says more
	}
	c.open = false
	return err
}

// bind turns Go values into the driver's.
func bind(args []any) []driver.NamedValue {
	out := make([]driver.NamedValue, len(args))
	for i, a := range args {
		switch v := a.(type) {
		case int:
			a = int64(v)
		case bool:
			a = int64(0)
			if v {
				a = int64(1)
			}
		}
		out[i] = driver.NamedValue{Ordinal: i + 1, Value: a}
	}
	return out
}

// row is one row of an answer.
type row []driver.Value

func (r row) int64(i int) int64 {
	n, _ := r[i].(int64)
	return n
}

func (r row) int(i int) int { return int(r.int64(i)) }

func (r row) text(i int) string {
	s, _ := r[i].(string)
	return s
}

func (r row) blob(i int) []byte {
	b, _ := r[i].([]byte)
	return b
}
