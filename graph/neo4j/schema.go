package neo4j

import (
	"context"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// migration is one numbered step of the schema.
type migration struct {
	number     int
	statements []string
}

// orderSchema is the schema from which on odd texts have their order beside them: a step of the program, without statements.
const orderSchema = 2

// migrations returns the steps in order; the file 0001_… has number 1. Number 2 has no file.
func migrations() ([]migration, error) {
	names, err := fs.Glob(migrationFiles, "migrations/*.cypher")
	if err != nil {
		return nil, err
	}
	var out []migration
	for _, name := range names {
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if len(out) == orderSchema-1 {
			out = append(out, migration{number: orderSchema})
		}
		m := migration{number: len(out) + 1}
		for _, statement := range strings.Split(withoutComments(string(text)), ";\n") {
			m.statements = append(m.statements, strings.TrimSuffix(strings.TrimSpace(statement), ";"))
		}
		out = append(out, m)
	}
	return out, nil
}

// prepare brings the database's schema up to date and checks it.
func (s *Store) prepare(ctx context.Context) error {
	steps, err := migrations()
	if err != nil {
		return err
	}
	version, err := s.schemaVersion(ctx)
	if err != nil {
		return err
	}
	switch newest := len(steps); {
	case version > newest:
		return &graph.Error{
			Kind:   graph.ErrConflict,
			Detail: fmt.Sprintf("the database has schema %d, this program knows %d", version, newest), Remedy: "use the newer program",
		}
	case version < newest && s.opts.ReadOnly:
		return &graph.Error{
			Kind:   graph.ErrConflict,
			Detail: fmt.Sprintf("the database has schema %d, this program reads %d", version, newest), Remedy: "run `kennisgraaf migrate` first",
		}
	case version < newest:
		if err := s.migrate(ctx, steps[version:]); err != nil {
			return err
		}
	}
	return s.verify(ctx, steps)
}

// schemaVersion returns 0 for an empty database. Errors: ErrInvalid for one with foreign data, and even where that is allowed for
// foreign nodes that look like ours.
func (s *Store) schemaVersion(ctx context.Context) (int, error) {
	r, err := s.single(ctx, driver.AccessModeRead, s.queries["schema_version"], nil)
	if err != nil {
		return 0, err
	}
	if version := r.int(0); version > 0 {
		return version, nil
	}
	if r.int(1) > 0 && !s.opts.AllowForeign {
		return 0, &graph.Error{
			Kind: graph.ErrInvalid, Detail: fmt.Sprintf("the database holds %d nodes that are not ours", r.int(1)),
			Remedy: "give an empty database, or allow foreign data with --neo4j-foreign; it was left as it is",
		}
	}
	if r.int(2) > 0 {
		return 0, &graph.Error{
			Kind: graph.ErrInvalid, Detail: fmt.Sprintf("the database holds %d nodes of others with labels of ours, such as Article or Source", r.int(2)),
			Remedy: "give a database of its own: each would pass for the other's; it was left as it is",
		}
	}
	return 0, nil
}

// migrate runs steps. Each statement may run twice, so a migration that was cut off is begun again.
func (s *Store) migrate(ctx context.Context, steps []migration) error {
	for _, step := range steps {
		for _, statement := range step.statements {
			if _, err := s.single(ctx, driver.AccessModeWrite, statement, nil); err != nil {
				return fmt.Errorf("migrate to schema %d: %w", step.number, err)
			}
		}
		if _, err := s.single(ctx, driver.AccessModeWrite, s.queries["await_indexes"], nil); err != nil {
			return fmt.Errorf("migrate to schema %d: %w", step.number, err)
		}
		if step.number == orderSchema {
			if err := s.backfillOrder(ctx); err != nil {
				return fmt.Errorf("migrate to schema %d: %w", step.number, err)
			}
		}
		if _, err := s.single(ctx, driver.AccessModeWrite, s.queries["schema_set"], params{"schema": step.number}); err != nil {
			return fmt.Errorf("migrate to schema %d: %w", step.number, err)
		}
	}
	return nil
}

// verify checks that every constraint and index of the schema is there and in use.
func (s *Store) verify(ctx context.Context, steps []migration) error {
	online, err := s.online(ctx)
	if err != nil {
		return err
	}
	var missing []string
	for _, step := range steps {
		for _, statement := range step.statements {
			if name := schemaName(statement); name != "" && !online[name] {
				missing = append(missing, statement)
			}
		}
	}
	if len(missing) > 0 {
		return &graph.Error{
			Kind: graph.ErrInvalid, Detail: "constraints or indexes of the database are missing: " + schemaNames(missing),
			Remedy: "run in Browser or cypher-shell: " + strings.Join(missing, "; "),
		}
	}
	return nil
}

// online returns the names of the constraints and indexes that are in use.
func (s *Store) online(ctx context.Context) (map[string]bool, error) {
	session := s.session(ctx, driver.AccessModeRead)
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }() // the error of the statement says more
	res, err := session.Run(ctx, s.queries["schema_show"], nil)
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	for res.Next(ctx) {
		if r := row(res.Record().Values); r.text(1) == "ONLINE" {
			names[r.text(0)] = true
		}
	}
	return names, res.Err()
}

// schemaName returns the name that a statement of a migration gives a constraint or index; "" for one that changes data.
func schemaName(statement string) string {
	found := regexp.MustCompile(`(?:CONSTRAINT|INDEX) (\w+) IF NOT EXISTS`).FindStringSubmatch(statement)
	if found == nil {
		return ""
	}
	return found[1]
}

func schemaNames(statements []string) string {
	names := make([]string, len(statements))
	for i, s := range statements {
		names[i] = schemaName(s)
	}
	return strings.Join(names, ", ")
}
