package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// translate names a failure of the driver or the server by one of graph's sentinels. Errors of graph and of contexts pass.
func (s *Store) translate(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	var known *graph.Error
	switch {
	case s.life.Err() != nil:
		return s.closedError()
	case ctx.Err() != nil:
		return fmt.Errorf("neo4j: %w", ctx.Err())
	case errors.As(err, &known):
		return err
	case errors.Is(err, errDigest):
		return &graph.Error{
			Kind: graph.ErrCorrupt, Detail: "a contribution in the database is damaged", Err: err,
			Remedy: "restore a dump into an empty database, or run the sources again",
		}
	}
	return named(err)
}

func (s *Store) closedError() error {
	return &graph.Error{Kind: graph.ErrUnavailable, Detail: "the Neo4j store is closed"}
}

// named gives an error of the driver its meaning and remedy.
func named(err error) error {
	if e := serverError(err); e != nil {
		for _, m := range meanings() {
			if strings.HasPrefix(e.Code, m.code) {
				return &graph.Error{Kind: m.kind, Detail: m.detail, Remedy: m.remedy, Err: err}
			}
		}
		return fmt.Errorf("neo4j: %w", err)
	}
	if poolFull(err) {
		return &graph.Error{
			Kind: graph.ErrUnavailable, Detail: "all connections to the Neo4j server are in use", Err: err,
			Remedy: "ask less at the same time, or try again later",
		}
	}
	return &graph.Error{
		Kind: graph.ErrUnavailable, Detail: "reach the Neo4j server", Err: err,
		Remedy: "check that it runs and that host, port and encryption of the address are right",
	}
}

// poolFull reports whether no connection became free in time. The driver keeps the types of these errors to itself.
func poolFull(err error) bool {
	var e *driver.ConnectivityError
	return errors.As(err, &e) && strings.HasPrefix(e.Inner.Error(), "Timeout while waiting for connection")
}

// serverError returns the server's own error in a chain, or nil when the server said nothing.
func serverError(err error) *driver.Neo4jError {
	var e *driver.Neo4jError
	if errors.As(err, &e) {
		return e
	}
	return nil
}

// takesNoWrites reports whether the database refused a write because it is read-only as a whole.
func takesNoWrites(e *driver.Neo4jError) bool {
	return strings.HasSuffix(e.Code, ".ForbiddenOnReadOnlyDatabase") || strings.HasSuffix(e.Code, ".WriteOnReadOnlyAccessDatabase")
}

// meaning is what a code of the server, or all codes that begin so, means to a user.
type meaning struct {
	code           string
	kind           error
	detail, remedy string
}

func meanings() []meaning {
	const (
		client    = "Neo.ClientError."
		transient = "Neo.TransientError."
		password  = "check user and password: KENNISGRAAF_NEO4J_PASSWORD or the password file"
		readOnly  = "the database takes no writes"
		writable  = "it can be read as it is; to write, unset server.databases.default_to_read_only on the server and restart it"
		room      = "the server ran out of memory"
		narrower  = "narrow the question or send smaller batches, or give the server more memory"
	)
	return []meaning{
		{
			client + "Security.CredentialsExpired", graph.ErrUnavailable, "the password has expired",
			"set a new one: ALTER CURRENT USER SET PASSWORD FROM $old TO $new on the database system",
		},
		{client + "Security.Unauthorized", graph.ErrUnavailable, "the Neo4j server refuses the login", password},
		{client + "Security.AuthenticationRateLimit", graph.ErrUnavailable, "too many wrong passwords", "wait some seconds; " + password},
		{client + "Security.", graph.ErrUnavailable, "the user may not do this", "give the user the roles reader and publisher"},
		{
			client + "Database.DatabaseNotFound", graph.ErrNotFound, "the server has no such database",
			"SHOW DATABASES lists them; Community edition has one, neo4j",
		},
		{client + "General.ForbiddenOnReadOnlyDatabase", graph.ErrUnavailable, readOnly, writable},
		{client + "General.WriteOnReadOnlyAccessDatabase", graph.ErrUnavailable, readOnly, writable},
		{client + "Statement.AccessMode", graph.ErrUnavailable, readOnly, "open the store for writing"},
		{
			client + "Transaction.LockClientStopped", graph.ErrConflict, "another writer holds the database",
			"wait until it is done; SHOW TRANSACTIONS names it",
		},
		{client + "Transaction.TransactionTimedOut", graph.ErrFull, "the question took longer than it may", narrower},
		{client + "General.UpgradeRequired", graph.ErrConflict, "the server is too old", "use Neo4j 5.26 or newer"},
		{transient + "General.OutOfMemory", graph.ErrFull, room, narrower},
		{transient + "General.MemoryPoolOutOfMemory", graph.ErrFull, room, narrower},
		{transient + "Transaction.MaximumTransactionLimitReached", graph.ErrFull, "the server runs too many transactions", "try again later"},
		{transient, graph.ErrUnavailable, "the Neo4j server can't do this now", "try again later"},
	}
}

// passing reports whether an error may be gone when the same is tried again.
func passing(err error) bool {
	var known *graph.Error
	if errors.As(err, &known) || errors.Is(err, errDigest) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	if e := serverError(err); e != nil {
		return e.IsRetriable() || strings.HasSuffix(e.Code, ".LockClientStopped")
	}
	var invalid *driver.UsageError
	return !errors.As(err, &invalid)
}
