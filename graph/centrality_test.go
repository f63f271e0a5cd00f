package graph_test

import (
	"cmp"
	"math"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// TestCentralByHand compares each measure with one computed from a matrix: the degree as sums of rows, PageRank as the solution of
// its linear equations, betweenness from the lengths and numbers of shortest paths of all pairs.
func TestCentralByHand(t *testing.T) {
	w := newAnalysed(t)
	ids, m := w.matrix()
	for measure, scores := range map[graph.Centrality][]float64{
		graph.Degree: rows(m), graph.PageRank: solved(m), graph.Betweenness: betweenness(m),
	} {
		q := graph.CentralQuery{Measure: measure, Limit: 100}
		got, err := graph.Central(t.Context(), w.store, q)
		if err != nil {
			t.Fatal(err)
		}
		finder := graph.NewPathfinder(w.store, graph.DefaultMaxEdges)
		if err := finder.Warm(t.Context()); err != nil {
			t.Fatal(err)
		}
		fromMemory, err := finder.Central(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(got, fromMemory); diff != "" {
			t.Errorf("%s from memory (-store +memory):\n%s", measure, diff)
		}
		if len(got) != len(ids) || !slices.IsSortedFunc(got, func(a, b graph.CentralNode) int { return cmp.Compare(b.Score, a.Score) }) {
			t.Fatalf("%s: %d nodes of %d, or not in order", measure, len(got), len(ids))
		}
		for _, n := range got {
			at := slices.Index(ids, n.ID)
			if math.Abs(n.Score-scores[at]) > 0.0006 || n.Neighbours != int(rows(m)[at]) {
				t.Errorf("%s of %s is %v with %d neighbours, want %v", measure, n.ID, n.Score, n.Neighbours, scores[at])
			}
		}
	}
}

// TestCentralOfTypesAndPeriod returns only what is asked for, of a graph that a filter makes.
func TestCentralOfTypesAndPeriod(t *testing.T) {
	w := newAnalysed(t)
	narrow := graph.ClaimFilter{Period: graph.Period{From: "2020"}}
	got, err := graph.Central(t.Context(), w.store, graph.CentralQuery{
		Measure: graph.Degree, Types: []graph.NodeType{"METHOD"}, Filter: narrow, Limit: 100,
	})
	if err != nil || len(got) == 0 {
		t.Fatal(got, err)
	}
	neighbours := map[string]map[string]bool{}
	for _, r := range w.readings {
		for _, c := range r.Claims {
			if r.PublishedAt.Year() >= "2020" && c.Modality != graph.Negated {
				if neighbours[c.Object] == nil {
					neighbours[c.Object] = map[string]bool{}
				}
				neighbours[c.Object][c.Subject] = true // a method is an object in this world
			}
		}
	}
	for _, n := range got {
		if typ, _ := graph.TypeOf(n.ID); typ != "METHOD" || n.Neighbours != len(neighbours[n.ID]) {
			t.Errorf("%+v, want %d neighbours", n, len(neighbours[n.ID]))
		}
	}
}

// matrix returns the nodes that have a relation, and which are joined.
func (w analysed) matrix() ([]string, [][]float64) {
	var ids []string
	edges := w.claims(everything)
	for key := range edges {
		ids = append(ids, key.Subject, key.Object)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	m := make([][]float64, len(ids))
	for i := range m {
		m[i] = make([]float64, len(ids))
	}
	for key := range edges {
		i, j := slices.Index(ids, key.Subject), slices.Index(ids, key.Object)
		m[i][j], m[j][i] = 1, 1
	}
	return ids, m
}

func rows(m [][]float64) []float64 {
	out := make([]float64, len(m))
	for i := range m {
		for _, x := range m[i] {
			out[i] += x
		}
	}
	return out
}

// solved returns x = 0.15 + 0.85 sum of x_j / degree_j over neighbours, by Gaussian elimination.
func solved(m [][]float64) []float64 {
	n, degree := len(m), rows(m)
	a := make([][]float64, n)
	for i := range a {
		a[i] = make([]float64, n+1)
		for j := range m {
			a[i][j] = -0.85 * m[i][j] / degree[j]
		}
		a[i][i]++
		a[i][n] = 0.15
	}
	for i := range a {
		for k := i + 1; k < n; k++ {
			f := a[k][i] / a[i][i] // the matrix is diagonally dominant by columns: no pivot is 0
			for j := i; j <= n; j++ {
				a[k][j] -= f * a[i][j]
			}
		}
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		x[i] = a[i][n]
		for j := i + 1; j < n; j++ {
			x[i] -= a[i][j] * x[j]
		}
		x[i] /= a[i][i]
	}
	return x
}

// betweenness adds up, for all pairs, the share of their shortest paths that run over each other node.
func betweenness(m [][]float64) []float64 {
	n := len(m)
	length, paths := make([][]int, n), make([][]float64, n)
	for i := range m {
		length[i], paths[i] = make([]int, n), make([]float64, n)
		power := make([]float64, n) // walks of so many steps from i
		power[i], paths[i][i] = 1, 1
		for step := 1; step < n; step++ {
			next := make([]float64, n)
			for j := range m {
				for k := range m {
					next[k] += power[j] * m[j][k]
				}
			}
			for k := range m {
				if power = next; next[k] > 0 && paths[i][k] == 0 { // the first walks that arrive are the shortest paths
					length[i][k], paths[i][k] = step, next[k]
				}
			}
		}
	}
	out := make([]float64, n)
	for s := range m {
		for e := s + 1; e < n; e++ {
			for v := range m {
				if v != s && v != e && paths[s][e] > 0 && paths[s][v] > 0 && paths[v][e] > 0 && length[s][v]+length[v][e] == length[s][e] {
					out[v] += paths[s][v] * paths[v][e] / paths[s][e] / (float64(n-1) * float64(n-2) / 2)
				}
			}
		}
	}
	return out
}
