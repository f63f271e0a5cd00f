package api_test

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

// question is one of the questions that are measured, and the leanest SQL for it where SQL alone can answer it.
type question struct {
	name  string
	query string
	of    string // type of the entities that it asks about; "" for any
	same  string // field whose values in the answer are the first column of the SQL's
	sql   string // "": none
}

// leanest reads the questions of testdata/leanest.
func leanest(t testing.TB) []question {
	t.Helper()
	files, err := filepath.Glob("testdata/leanest/*.graphql")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d questions, %v", len(files), err)
	}
	var out []question
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		q := question{name: strings.TrimSuffix(filepath.Base(file), ".graphql"), query: string(text)}
		for line := range strings.Lines(q.query) {
			if of, ok := strings.CutPrefix(line, "# of: "); ok {
				q.of = strings.TrimSpace(of)
			}
			if same, ok := strings.CutPrefix(line, "# same: "); ok {
				q.same = strings.TrimSpace(same)
			}
		}
		if text, err := os.ReadFile(strings.TrimSuffix(file, ".graphql") + ".sql"); err == nil {
			q.sql = string(text)
		}
		out = append(out, q)
	}
	return out
}

// client asks over one connection of its own, without compression: server and client are one process here.
func client() *http.Client {
	return &http.Client{Transport: &http.Transport{DisableCompression: true}}
}

// askOver posts a query.
func askOver(c *http.Client, url, query string, variables map[string]any) ([]byte, error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return nil, err
	}
	r, err := c.Post(url, jsonType, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	got, err := io.ReadAll(r.Body)
	if err == nil && bytes.Contains(got, []byte(`"errors"`)) {
		err = fmt.Errorf("%.300s", got)
	}
	return got, err
}

// subjectsOf returns entities of a type, half of them the most mentioned.
func subjectsOf(b *testing.B, url, ofType string) []subject {
	b.Helper()
	filter := ""
	if ofType != "" {
		filter = ", filter: {types: [" + ofType + "]}"
	}
	var out []subject
	for _, order := range []string{"MOST_MENTIONS", "BY_NAME"} {
		got, err := askOver(client(), url, "{ entities(first: 100, orderBy: "+order+filter+") { edges { node { id name } } } }", nil)
		var answer struct {
			Data struct {
				Entities struct{ Edges []struct{ Node subject } }
			}
		}
		if err != nil || json.Unmarshal(got, &answer) != nil || len(answer.Data.Entities.Edges) == 0 {
			b.Fatalf("no entities: %v %s", err, got)
		}
		for _, e := range answer.Data.Entities.Edges {
			out = append(out, e.Node)
		}
	}
	return out
}

// longestMeasurement ends the measurement of a slow question early.
const longestMeasurement = 8 * time.Second

// load lets clients ask until each has asked b.N times, and reports median and 95th percentile in milliseconds, and the processor
// time of all, clients included, for one answer.
func load(b *testing.B, clients int, ask func(client int) error) {
	b.Helper()
	var mu sync.Mutex
	var times []time.Duration
	var done sync.WaitGroup
	start, before := time.Now(), processorTime()
	for c := range clients {
		done.Go(func() {
			for range b.N {
				if time.Since(start) > longestMeasurement {
					return
				}
				begin := time.Now()
				if err := ask(c); err != nil {
					b.Error(err)
					return
				}
				mu.Lock()
				times = append(times, time.Since(begin))
				mu.Unlock()
			}
		})
	}
	done.Wait()
	worked, took := processorTime()-before, time.Since(start)
	if len(times) == 0 {
		b.Fatal("nothing was answered")
	}
	slices.Sort(times)
	b.ReportMetric(milliseconds(times[len(times)/2]), "median-ms")
	b.ReportMetric(milliseconds(times[len(times)*95/100]), "p95-ms")
	b.ReportMetric(milliseconds(worked)/float64(len(times)), "cpu-ms")
	b.ReportMetric(float64(len(times))/took.Seconds(), "answers/s")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkCatalogue asks each question of testdata/leanest of a world in a SQLite file, by 1 and by 16 clients, each beside the
// leanest SQL for it that is sent straight to the file. Before it measures, it compares both answers, and prints the plan of the SQL.
func BenchmarkCatalogue(b *testing.B) {
	if *benchStore == "" {
		b.Skip("needs -store FILE, with -world to make it")
	}
	h := api.New(worldStore(b), api.Options{Limits: api.Limits{Request: time.Minute}}) // a busy machine takes its time
	getReady(b, h)
	url, stop := listening(b, h)
	defer stop()
	db, err := sql.Open("sqlite", "file:"+*benchStore+"?mode=ro&_pragma=mmap_size(268435456)")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	subjects := map[string][]subject{}
	for _, q := range leanest(b) {
		if subjects[q.of] == nil {
			subjects[q.of] = subjectsOf(b, url, q.of)
		}
		about := subjects[q.of]
		if q.sql != "" {
			sameAnswer(b, db, url, q, about)
		}
		for _, clients := range []int{1, 16} {
			b.Run(fmt.Sprintf("%s/%d/graphql", q.name, clients), func(b *testing.B) {
				random, each := randoms(clients), make([]*http.Client, clients)
				for i := range each {
					each[i] = client()
				}
				load(b, clients, func(c int) error {
					from, to := about[random[c].IntN(len(about))], about[random[c].IntN(len(about))]
					for from == to {
						to = about[random[c].IntN(len(about))]
					}
					_, err := askOver(each[c], url, q.query, map[string]any{"id": from.ID, "to": to.ID, "name": mistyped(from.Name, random[c])})
					return err
				})
			})
			if q.sql == "" {
				continue
			}
			b.Run(fmt.Sprintf("%s/%d/sql", q.name, clients), func(b *testing.B) {
				ready, err := db.Prepare(q.sql)
				if err != nil {
					b.Fatal(err)
				}
				defer ready.Close()
				random := randoms(clients)
				load(b, clients, func(c int) error {
					_, err := firstColumn(ready, q, about[random[c].IntN(len(about))])
					return err
				})
			})
		}
	}
}

// randoms returns a source of chance for each client.
func randoms(clients int) []*rand.Rand {
	out := make([]*rand.Rand, clients)
	for i := range out {
		out[i] = rand.New(rand.NewPCG(uint64(i), 7))
	}
	return out
}

// firstColumn runs the SQL of a question, reads all that it gives, and returns the first column.
func firstColumn(ready *sql.Stmt, q question, about subject) ([]string, error) {
	var args []any
	if strings.Contains(q.sql, ":id") {
		args = append(args, sql.Named("id", about.ID))
	}
	rows, err := ready.Query(args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	cells, into := make([]sql.RawBytes, len(names)), make([]any, len(names))
	for i := range cells {
		into[i] = &cells[i]
	}
	var out []string
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		out = append(out, string(cells[0]))
	}
	return out, rows.Err()
}

// sameAnswer compares what GraphQL and SQL answer about a few subjects, and prints the plan of the SQL.
func sameAnswer(b *testing.B, db *sql.DB, url string, q question, about []subject) {
	b.Helper()
	ready, err := db.Prepare(q.sql)
	if err != nil {
		b.Fatalf("%s: %v", q.name, err)
	}
	defer ready.Close()
	for _, of := range []subject{about[0], about[7], about[150%len(about)]} {
		answer, err := askOver(client(), url, q.query, map[string]any{"id": of.ID, "name": of.Name})
		if err != nil {
			b.Fatalf("%s: %v", q.name, err)
		}
		want, err := firstColumn(ready, q, of)
		if err != nil {
			b.Fatalf("%s: %v", q.name, err)
		}
		got := valuesOf(json.NewDecoder(bytes.NewReader(answer)), q.same)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			b.Errorf("%s of %s: GraphQL says %.300q, SQL %.300q", q.name, of.ID, got, want)
		}
	}
	plan(b, db, q)
}

// plan prints how SQLite runs the SQL of a question.
func plan(b *testing.B, db *sql.DB, q question) {
	b.Helper()
	rows, err := db.Query("EXPLAIN QUERY PLAN "+q.sql, sql.Named("id", "x"))
	if err != nil {
		rows, err = db.Query("EXPLAIN QUERY PLAN " + q.sql)
	}
	if err != nil {
		b.Fatalf("%s: %v", q.name, err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			b.Fatal(err)
		}
		b.Logf("%s: %s", q.name, step)
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
}

// valuesOf returns the values of every field of this name in a JSON text, as text.
func valuesOf(d *json.Decoder, name string) []string {
	d.UseNumber()
	var out []string
	isName, next := false, false
	var depth []json.Delim
	for {
		t, err := d.Token()
		if err != nil {
			return out
		}
		inObject := len(depth) > 0 && depth[len(depth)-1] == '{'
		switch v := t.(type) {
		case json.Delim:
			switch v {
			case '{', '[':
				depth = append(depth, v)
			default:
				depth = depth[:len(depth)-1]
			}
			isName, next = len(depth) > 0 && depth[len(depth)-1] == '{', false
			continue
		default:
			if inObject && isName {
				next, isName = t == name, false
				continue
			}
			if next && t != nil {
				out = append(out, fmt.Sprint(t))
			}
		}
		isName, next = inObject, false
	}
}
