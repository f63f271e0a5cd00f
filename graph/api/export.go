package api

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// exportRows bounds the rows of one file.
const exportRows = 100_000

// export answers GET /export with a connection of a query as CSV, to its end: a row for each edge, a column for each field. It takes
// query, variables and operationName as GET /graphql does; the query pages by a variable $after and selects pageInfo.
// All rows are of one state, where the store offers that; it is held while they are sent, so exports follow each other.
type export struct {
	*endpoint
	turns chan struct{}
}

// exports is how many files are written at the same time: each holds one of the store's readers until its client has it.
const exports = 1

// ServeHTTP asks page by page and writes the rows as they come. A failure after the first page breaks the connection off, so that
// nobody takes a part for the whole.
func (e export) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	params, code, f := e.read(w, r)
	if f != nil {
		refuse(w, r, code, f)
		return
	}
	leave, ok := e.enter(w, r)
	if !ok {
		return
	}
	defer leave()
	one, done, f := e.oneState(r.Context())
	if f != nil {
		w.Header().Set("Retry-After", "10")
		refuse(w, r, http.StatusServiceUnavailable, f)
		return
	}
	defer done()
	table := &table{}
	for rows := 0; ; {
		page, f := one.page(r.Context(), params)
		if f == nil && !page.paged && rows == 0 && page.more {
			f = &fault{code: CodeInvalid, message: "the query does not page", hint: "give the connection after: $after, and declare $after: String"}
		}
		if rows += len(page.rows); f == nil && rows > exportRows {
			f = beyond("the list has more than %d rows", exportRows)
		}
		if f != nil && rows == len(page.rows) {
			refuse(w, r, http.StatusBadRequest, f)
			return
		}
		if f != nil {
			panic(http.ErrAbortHandler) // how net/http breaks an answer off
		}
		if err := table.write(w, page.rows); err != nil || !page.more {
			return
		}
		params = next(params, page.end)
	}
}

// oneState returns an export that reads one state of the graph, when it is its turn, until done is called.
func (e export) oneState(ctx context.Context) (one export, done func(), f *fault) {
	waiting, cancel := context.WithTimeout(ctx, e.limits.Request)
	defer cancel()
	select {
	case e.turns <- struct{}{}:
	case <-waiting.Done():
		return e, nil, &fault{code: CodeUnavailable, message: "another export is being written", hint: "try again in a minute"}
	}
	pinned, release, err := e.pin(waiting)
	if err != nil {
		<-e.turns
		return e, nil, &fault{code: CodeUnavailable, message: "the store can't be read now", hint: "try again later"}
	}
	inner := *e.endpoint
	inner.pin = func(context.Context) (graph.Store, func(), error) { return pinned, func() {}, nil }
	return export{&inner, e.turns}, func() { release(); <-e.turns }, nil
}

func next(p *graphql.RawParams, after string) *graphql.RawParams {
	out := *p
	out.Variables = map[string]any{"after": after}
	for name, v := range p.Variables {
		if name != "after" {
			out.Variables[name] = v
		}
	}
	return &out
}

// exported is one page of a connection.
type exported struct {
	rows  []map[string]string
	more  bool
	end   string
	paged bool // the query takes $after
}

// page asks for one page, and finds the connection in the answer: the first object with edges.
func (e export) page(ctx context.Context, params *graphql.RawParams) (exported, *fault) {
	answer := e.once(ctx, http.MethodGet, params)
	out := exported{paged: strings.Contains(params.Query, "$after")}
	if len(answer.Errors) > 0 {
		code, ok := answer.Errors[0].Extensions["code"].(Code)
		if !ok {
			code = CodeInternal
		}
		return out, &fault{code: code, message: answer.Errors[0].Message}
	}
	var data any
	if err := decode(bytes.NewReader(answer.Data), &data); err != nil {
		return out, &fault{code: CodeInternal, message: "internal error"}
	}
	connection := connectionIn(data)
	if connection == nil {
		return out, &fault{code: CodeInvalid, message: "the query selects no connection with edges"}
	}
	info, ok := connection["pageInfo"].(map[string]any)
	if !ok {
		return out, &fault{code: CodeInvalid, message: "the connection is without pageInfo", hint: "select pageInfo { hasNextPage endCursor }"}
	}
	out.more, _ = info["hasNextPage"].(bool)
	out.end, _ = info["endCursor"].(string)
	if out.more && out.end == "" {
		return out, &fault{code: CodeInvalid, message: "the connection is without endCursor", hint: "select pageInfo { hasNextPage endCursor }"}
	}
	edges, _ := connection["edges"].([]any)
	for _, edge := range edges {
		row := map[string]string{}
		flatten(row, "", edge)
		out.rows = append(out.rows, row)
	}
	return out, nil
}

// connectionIn returns the first object with edges, the outermost of them.
func connectionIn(v any) map[string]any {
	object, ok := v.(map[string]any)
	if !ok {
		return nil
	}
	if _, ok := object["edges"].([]any); ok {
		return object
	}
	names := make([]string, 0, len(object))
	for name := range object {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if found := connectionIn(object[name]); found != nil {
			return found
		}
	}
	return nil
}

// flatten writes the fields of a value under their path; lists of plain values are joined, others stand as JSON.
func flatten(row map[string]string, path string, v any) {
	switch v := v.(type) {
	case nil:
		row[path] = ""
	case string:
		row[path] = v
	case bool:
		row[path] = strconv.FormatBool(v)
	case json.Number:
		row[path] = v.String()
	case map[string]any:
		for name, inner := range v {
			at := name
			if path != "" && path != "node" {
				at = path + "." + name
			}
			flatten(row, at, inner)
		}
	case []any:
		row[path] = joined(v)
	}
}

func joined(values []any) string {
	words := make([]string, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case string:
			words[i] = v
		case json.Number:
			words[i] = v.String()
		default:
			text, err := json.Marshal(values)
			if err != nil {
				return ""
			}
			return string(text)
		}
	}
	return strings.Join(words, "; ")
}

// table writes rows as CSV, under the columns of the first page.
type table struct{ columns []string }

func (t *table) write(w http.ResponseWriter, rows []map[string]string) error {
	if t.columns == nil {
		for _, row := range rows {
			for name := range row {
				if !slices.Contains(t.columns, name) {
					t.columns = append(t.columns, name)
				}
			}
		}
		slices.Sort(t.columns)
		w.Header().Set("Content-Type", "text/csv; charset=utf-8; header=present")
		w.Header().Set("Content-Disposition", `attachment; filename="kennisgraaf.csv"`)
		w.Header().Set("Cache-Control", "no-store")
		rows = append([]map[string]string{nil}, rows...)
	}
	out := csv.NewWriter(w)
	for _, row := range rows {
		record := make([]string, len(t.columns))
		for i, name := range t.columns {
			if record[i] = name; row != nil {
				record[i] = plain(row[name])
			}
		}
		if err := out.Write(record); err != nil {
			return fmt.Errorf("write a row: %w", err)
		}
	}
	out.Flush()
	return out.Error()
}

// plain keeps a spreadsheet from taking a text for a formula: one that starts like it gets an apostrophe.
func plain(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		if _, err := strconv.ParseFloat(s, 64); err != nil {
			return "'" + s
		}
	}
	return s
}
