package sqlite

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// applicationID marks a SQLite file as a store ("KNSG").
const applicationID = 0x4b4e5347

// magic is how every SQLite file starts.
const magic = "SQLite format 3\x00"

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the schema to the newest version, one transaction for each step, or reports that this program is too old or
// the file no store. A reader changes nothing: for it a store that is not up to date is unavailable.
func migrate(ctx context.Context, c *conn, file string, readOnly bool) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return fmt.Errorf("list migrations: %w", err)
	}
	at, err := schemaVersion(ctx, c, file)
	switch {
	case err != nil:
		return err
	case at > len(names):
		return &graph.Error{
			Kind: graph.ErrConflict, Detail: fmt.Sprintf("store %s has schema %d, this program knows %d", file, at, len(names)),
			Remedy: "use the newer program that wrote it",
		}
	case readOnly && at < len(names):
		return &graph.Error{
			Kind: graph.ErrConflict, Detail: fmt.Sprintf("store %s has schema %d, this program needs %d", file, at, len(names)),
			Remedy: "open it for writing once, with `kennisgraaf migrate`",
		}
	}
	for ; at < len(names); at++ {
		if err := step(ctx, c, names[at], at+1); err != nil {
			return fmt.Errorf("migrate to schema %d: %w", at+1, err)
		}
	}
	return nil
}

// schemaVersion tells an empty file (0), a store (1 and up) and anything else apart.
func schemaVersion(ctx context.Context, c *conn, file string) (int, error) {
	app, _, err := c.number(ctx, "PRAGMA application_id")
	if err != nil {
		return 0, err
	}
	at, _, err := c.number(ctx, "PRAGMA user_version")
	if err != nil {
		return 0, err
	}
	tables, _, err := c.number(ctx, "SELECT count(*) FROM sqlite_schema")
	if err != nil {
		return 0, err
	}
	if app != applicationID && (app != 0 || at != 0 || tables != 0) {
		return 0, notStore(file, nil)
	}
	return int(at), nil
}

func step(ctx context.Context, c *conn, name string, to int) error {
	text, err := migrations.ReadFile(name)
	if err != nil {
		return fmt.Errorf("read %s: %w", path.Base(name), err)
	}
	if err := c.begin(ctx, "IMMEDIATE"); err != nil {
		return err
	}
	script := fmt.Sprintf("%s;\nPRAGMA application_id = %d;\nPRAGMA user_version = %d;", text, applicationID, to)
	if err := c.exec(ctx, script); err != nil {
		_ = c.end("ROLLBACK") // the first error says more
		return err
	}
	return c.end("COMMIT")
}

// checkFile refuses what can't be a store before SQLite touches it.
func checkFile(file string) error {
	info, err := os.Stat(file)
	switch {
	case os.IsNotExist(err):
		return nil
	case err != nil:
		return unreachable(file, err)
	case !info.Mode().IsRegular():
		return notStore(file, nil)
	case info.Size() == 0:
		return nil
	}
	f, err := os.Open(file)
	if err != nil {
		return unreachable(file, err)
	}
	defer f.Close()
	head := make([]byte, len(magic))
	if _, err := f.ReadAt(head, 0); err != nil || string(head) != magic {
		return notStore(file, err)
	}
	return nil
}
