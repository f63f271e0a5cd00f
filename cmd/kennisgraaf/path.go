package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// connection is one path of `path --json`.
type connection struct {
	Cost  float64 `json:"cost"`
	Nodes []node  `json:"nodes"`
	Hops  []hop   `json:"hops"`
}

// hop is one step of a connection by its strongest edge.
type hop struct {
	Subject    node     `json:"subject"`
	Predicate  string   `json:"predicate"`
	Object     node     `json:"object"`
	Claims     int      `json:"claims"`
	Confidence float64  `json:"confidence"`
	Evidence   evidence `json:"evidence"`
	Others     []string `json:"otherPredicates,omitempty"` // that join the same two nodes
	forward    bool     // the subject stands first on the path
}

func (a *app) pathCommand() *cobra.Command {
	f := pathFlags{hops: 4, paths: 3}
	asJSON := false
	cmd := &cobra.Command{
		Use:   "path NAME-OR-ID NAME-OR-ID",
		Short: "Show how two things are connected, one hop a line with its sentence",
		Args:  arguments(cobra.ExactArgs(2), "it needs two names or ids"),
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := f.query()
			if err != nil {
				return err
			}
			s, err := a.openStore(cmd.Context(), reading)
			if err != nil {
				return err
			}
			defer s.Close()
			found, from, to, err := a.findConnections(cmd.Context(), s, q, args[0], args[1])
			switch {
			case err != nil:
				return err
			case asJSON:
				return a.printJSON(found)
			case len(found) == 0:
				a.say("no connection between %s and %s within %s", from.Name, to.Name, plural(q.MaxHops, "hop", "hops"))
			}
			for i, c := range found {
				a.printConnection(i, len(found), c)
			}
			return nil
		},
	}
	a.config.flags(cmd.Flags(), "store")
	f.add(cmd.Flags())
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return cmd
}

func (a *app) findConnections(ctx context.Context, s graph.Store, q graph.PathQuery, from, to string) ([]connection, node, node, error) {
	start, err := a.findNode(ctx, s, from)
	if err != nil {
		return nil, node{}, node{}, err
	}
	end, err := a.findNode(ctx, s, to)
	if err != nil {
		return nil, node{}, node{}, err
	}
	if start.ID == end.ID {
		return nil, node{}, node{}, usagef("name two different things", fmt.Sprintf("%q and %q are one: %s", from, to, start.ID))
	}
	q.From, q.To = start.ID, end.ID
	paths, err := graph.FindPaths(ctx, s, q)
	if err != nil {
		return nil, node{}, node{}, err
	}
	found, err := connections(ctx, s, q.Filter, paths)
	return found, start, end, err
}

// connections adds names and evidence to paths, with one question for each.
func connections(ctx context.Context, s graph.Store, filter graph.ClaimFilter, paths []graph.Path) ([]connection, error) {
	var ids []string
	var keys []graph.EdgeKey
	for _, p := range paths {
		ids = append(ids, p.Nodes...)
		for _, edges := range p.Hops {
			keys = append(keys, strongest(edges).EdgeKey)
		}
	}
	names, err := nodesByID(ctx, s, slices.Compact(slices.Sorted(slices.Values(ids))))
	if err != nil {
		return nil, err
	}
	proofs, err := proofsOf(ctx, s, filter, keys)
	if err != nil {
		return nil, err
	}
	out := []connection{}
	for _, p := range paths {
		c := connection{Cost: float64(p.Cost) / 1000}
		for _, id := range p.Nodes {
			c.Nodes = append(c.Nodes, names[id])
		}
		for i, edges := range p.Hops {
			c.Hops = append(c.Hops, hopOf(edges, p.Nodes[i], names, proofs))
		}
		out = append(out, c)
	}
	return out, nil
}

func hopOf(edges []graph.Edge, first string, names map[string]node, proofs map[graph.EdgeKey]evidence) hop {
	e := strongest(edges)
	h := hop{
		Subject: names[e.Subject], Predicate: string(e.Predicate), Object: names[e.Object],
		Claims: e.Claims, Confidence: fraction(e.Confidence), Evidence: proofs[e.EdgeKey], forward: e.Subject == first,
	}
	for _, other := range edges {
		if other.EdgeKey != e.EdgeKey {
			h.Others = append(h.Others, string(other.Predicate))
		}
	}
	return h
}

// strongest returns the edge with most claims, then the greatest confidence, then the smallest id.
func strongest(edges []graph.Edge) graph.Edge {
	return slices.MinFunc(edges, func(a, b graph.Edge) int {
		return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.ID(), b.ID()))
	})
}

func (a *app) printConnection(i, of int, c connection) {
	fmt.Fprintf(a.stdout, "%d of %d: %s, cost %.2f\n", i+1, of, plural(len(c.Hops), "hop", "hops"), c.Cost)
	for _, h := range c.Hops {
		from, to, arrow := h.Subject, h.Object, "─"+h.Predicate+"→"
		if !h.forward {
			from, to, arrow = h.Object, h.Subject, "←"+h.Predicate+"─"
		}
		line := fmt.Sprintf("%s %s %s  %s", from.Name, arrow, to.Name, h.Evidence.line())
		fmt.Fprintf(a.stdout, "  %s (%.2f)\n", strings.TrimSpace(printable(line)), h.Confidence)
	}
}
