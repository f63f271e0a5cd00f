package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

// subject is an entity that benchmarks ask about.
type subject struct{ ID, Name string }

// BenchmarkAPI measures answers over HTTP, at one client and at sixteen, as the median and the 95th percentile in milliseconds.
func BenchmarkAPI(b *testing.B) {
	questions := []struct{ name, query string }{
		{"search", `query ($name: String!) { search(text: $name, first: 10) { match entity { id name type } } }`},
		{"entity", `query ($id: ID!) { entity(id: $id) { name type articleCount } }`},
		{"articles", `query ($id: ID!) { entity(id: $id) { articles(first: 20) { totalCount edges { node { title publishedAt }
			mentions { text sentence { text } } } } } }`},
		{"relations", `query ($id: ID!) { entity(id: $id) { relations(first: 20) { edges { direction other { label }
			node { predicate confidence claims(first: 1) { edges { node { evidence { quote } article { title } } } } } } } } }`},
		{"neighbourhood", `query ($id: String!) { neighbourhood(of: $id, depth: 2, maxNodes: 50) {
			nodes { distance node { id label } } relations { id predicate claimCount } } }`},
		{"path", `query ($id: String!, $to: String!) { paths(from: $id, to: $to, maxHops: 4, first: 3) { cost nodes { label }
			hops { relations { predicate } } } }`},
	}
	h := benchHandler(b)
	getReady(b, h)
	url, stop := listening(b, h)
	defer stop()
	subjects := benchSubjects(b, url)
	for _, q := range questions {
		for _, clients := range []int{1, 16} {
			b.Run(fmt.Sprintf("%s/%d", q.name, clients), func(b *testing.B) {
				times := measure(b, url, q.query, subjects, clients)
				slices.Sort(times)
				b.ReportMetric(milliseconds(times[len(times)/2]), "median-ms")
				b.ReportMetric(milliseconds(times[len(times)*95/100]), "p95-ms")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// getReady lets a handler load what Serve lets it load.
func getReady(b *testing.B, h http.Handler) {
	b.Helper()
	w, ok := h.(interface {
		Warm(ctx context.Context) error
	})
	if !ok || w.Warm(b.Context()) != nil {
		b.Fatal("the handler does not get ready")
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func benchHandler(b *testing.B) http.Handler {
	b.Helper()
	if *benchStore == "" && !*benchWorld {
		return api.New(street(b, 100), api.Options{})
	}
	return api.New(worldStore(b), api.Options{})
}

func listening(b testing.TB, h http.Handler) (string, func()) {
	b.Helper()
	l, err := api.Listen(b.Context(), "127.0.0.1:0", nil)
	if err != nil {
		b.Fatal(err)
	}
	server := &http.Server{Handler: h, ReadHeaderTimeout: time.Second}
	go func() { _ = server.Serve(l) }()
	return "http://" + l.Addr().String() + "/graphql", func() { _ = server.Close() }
}

// benchSubjects returns entities, half of them the most mentioned.
func benchSubjects(b *testing.B, url string) []subject {
	b.Helper()
	var out []subject
	for _, order := range []string{"MOST_MENTIONS", "BY_NAME"} {
		var answer struct {
			Data struct {
				Entities struct{ Edges []struct{ Node subject } }
			}
		}
		body := post(b, url, "{ entities(first: 100, orderBy: "+order+") { edges { node { id name } } } }", nil)
		if err := json.Unmarshal(body, &answer); err != nil || len(answer.Data.Entities.Edges) == 0 {
			b.Fatalf("no entities: %v %s", err, body)
		}
		for _, e := range answer.Data.Entities.Edges {
			out = append(out, e.Node)
		}
	}
	return out
}

// benchClient keeps a connection open for each of the sixteen clients.
var benchClient = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}

func post(b *testing.B, url, query string, variables map[string]any) []byte {
	b.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		b.Fatal(err)
	}
	r, err := benchClient.Post(url, jsonType, bytes.NewReader(body))
	if err != nil {
		b.Fatal(err)
	}
	defer r.Body.Close()
	got, err := io.ReadAll(r.Body)
	if err != nil {
		b.Fatal(err)
	}
	return got
}

// measure asks b.N times from each client and returns how long each answer took.
func measure(b *testing.B, url, query string, subjects []subject, clients int) []time.Duration {
	b.Helper()
	var mu sync.Mutex
	var times []time.Duration
	var done sync.WaitGroup
	for c := range clients {
		done.Go(func() {
			rng := rand.New(rand.NewPCG(uint64(c), 7))
			for range b.N {
				from, to := subjects[rng.IntN(len(subjects))], subjects[rng.IntN(len(subjects))]
				if from == to {
					continue
				}
				start := time.Now()
				got := post(b, url, query, map[string]any{"id": from.ID, "to": to.ID, "name": mistyped(from.Name, rng)})
				took := time.Since(start)
				if strings.Contains(string(got), `"errors"`) {
					b.Errorf("%.300s", got)
				}
				mu.Lock()
				times = append(times, took)
				mu.Unlock()
			}
		})
	}
	done.Wait()
	return append(times, 0)[:max(1, len(times))]
}

// mistyped leaves a letter out, as people do.
func mistyped(name string, rng *rand.Rand) string {
	r := []rune(name)
	at := rng.IntN(len(r))
	return string(slices.Delete(r, at, at+1))
}

// BenchmarkEncoding sets an answer of a hundred rows of fifty beside writing the same JSON.
func BenchmarkEncoding(b *testing.B) {
	h := benchHandler(b)
	const query = `{ articles(first: 100) { edges { node { id title publishedAt entities(first: 50) { edges { salience node { id name type } } } } } } }`
	body, err := json.Marshal(map[string]any{"query": query})
	if err != nil {
		b.Fatal(err)
	}
	url, stop := listening(b, h)
	defer stop()
	answer := post(b, url, query, nil)
	var data any
	if err := json.Unmarshal(answer, &data); err != nil {
		b.Fatal(err)
	}
	b.Run("answer", func(b *testing.B) {
		for b.Loop() {
			r, err := benchClient.Post(url, jsonType, bytes.NewReader(body))
			if err != nil {
				b.Fatal(err)
			}
			_, _ = io.Copy(io.Discard, r.Body)
			r.Body.Close()
		}
		b.SetBytes(int64(len(answer)))
	})
	b.Run("json", func(b *testing.B) {
		for b.Loop() {
			if _, err := json.Marshal(data); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(len(answer)))
	})
}
