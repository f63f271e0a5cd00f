package neo4j

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Every list is ordered by a number, a text and an id, all ascending. keyed turns a position into these; the number is never -0,
// which the server has before 0.
// Errors: ErrInvalid for a key that no item of the order has.
type keyed func(p graph.Position) (n float64, s, id string, err error)

// noLimit is what stands for no bound on a list.
const noLimit = math.MaxInt32

// window adds the parameters of a window to those of a question.
func window(p params, w graph.Window, key keyed) error {
	p["backward"], p["total"] = w.Backward, w.Total
	p["take"] = noLimit
	if w.Limit > 0 && w.Limit < noLimit {
		p["take"] = w.Limit + 1
	}
	for name, at := range map[string]*graph.Position{"after": w.After, "until": w.Before} {
		p[name] = nil
		if at == nil {
			continue
		}
		n, s, id, err := key(*at)
		if err != nil {
			return err
		}
		p[name] = []any{n, ordered(s), ordered(id)}
	}
	return nil
}

// inOrderOfIndex reports whether a window can be cut by following an index from its beginning, and adds the parameters for that:
// the least number or text, and the key and the id after which to begin among equals.
func inOrderOfIndex(p params, w graph.Window, byNumber bool) bool {
	if w.Limit == 0 || w.Backward || w.Total || w.Before != nil {
		return false
	}
	p["floor"], p["key"], p["id"] = any(""), "", ""
	if byNumber {
		p["floor"] = -math.MaxInt32
	}
	if after, ok := p["after"].([]any); ok {
		p["floor"], p["key"], p["id"] = w.After.Key, after[1], after[2]
		if byNumber {
			p["floor"] = after[0]
		}
	}
	return true
}

// page reads a page: the total, then the items, one more than the limit when more follow.
func page[T any](answer row, w graph.Window, item func(row) (T, graph.Position, error)) (graph.Page[T], error) {
	var p graph.Page[T]
	if w.Total {
		p.Total = answer.int(0)
	}
	found := answer.rows(1)
	if w.Limit > 0 && len(found) > w.Limit {
		p.More, found = true, found[:w.Limit]
	}
	for _, r := range found {
		it, at, err := item(r)
		if err != nil {
			return p, err
		}
		p.Items, p.Positions = append(p.Items, it), append(p.Positions, at)
	}
	if w.Backward {
		slices.Reverse(p.Items)
		slices.Reverse(p.Positions)
	}
	return p, nil
}

// pages reads a page for each parent.
func pages[T any](answer row, w graph.Window, item func(row) (T, graph.Position, error)) ([]graph.Page[T], error) {
	out := make([]graph.Page[T], len(answer))
	for i := range answer {
		var err error
		if out[i], err = page(answer.row(i), w, item); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func badPosition(p graph.Position) error {
	return graph.Invalidf("position %q of %q is none of this order", p.Key, p.ID)
}

// byID is the position in an order by nothing but the id.
func byID(p graph.Position) (float64, string, string, error) { return 0, "", p.ID, nil }

// byText is the position in an order by a text.
func byText(p graph.Position) (float64, string, string, error) { return 0, p.Key, p.ID, nil }

// byTextLast is the same with the empty text last.
func byTextLast(p graph.Position) (float64, string, string, error) {
	if p.Key == "" {
		return 1, "", p.ID, nil
	}
	return 0, p.Key, p.ID, nil
}

// byCount is the position in an order by a count, most first.
func byCount(p graph.Position) (float64, string, string, error) {
	n, err := strconv.Atoi(p.Key)
	if err != nil {
		return 0, "", "", badPosition(p)
	}
	return 0 - float64(n), "", p.ID, nil
}

// byNewest is the position in an order by day, newest first, undated last.
func byNewest(p graph.Position) (float64, string, string, error) {
	return undated - dayNumber(p.Key), "", p.ID, nil
}

// byOldest is the position in an order by day, oldest first, undated last.
func byOldest(p graph.Position) (float64, string, string, error) {
	if p.Key == "" {
		return undated + 1, "", p.ID, nil
	}
	return dayNumber(p.Key), "", p.ID, nil
}

// dayStep is what a point of a count weighs against the day: more than every day.
const dayStep = 100_000_000

// byMatched is the position "MATCHED DAY" in an order by matched terms, then newest.
func byMatched(p graph.Position) (float64, string, string, error) {
	count, day, found := strings.Cut(p.Key, " ")
	n, err := strconv.Atoi(count)
	if err != nil || !found {
		return 0, "", "", badPosition(p)
	}
	return undated - dayNumber(day) - float64(n)*dayStep, "", p.ID, nil
}

// salienceStep is what a point of salience weighs against mentions.
const salienceStep = 1_000_000_000

// bySalience is the position "SALIENCE HERE" in an order by salience, then mentions.
func bySalience(p graph.Position) (float64, string, string, error) {
	salience, here, _ := strings.Cut(p.Key, " ")
	a, errA := strconv.Atoi(salience)
	b, errB := strconv.Atoi(here)
	if errA != nil || errB != nil {
		return 0, "", "", badPosition(p)
	}
	return 0 - float64(a)*salienceStep - float64(b), "", p.ID, nil
}

// byEvidence is the position "DAY ARTICLE START" of a claim.
func byEvidence(p graph.Position) (float64, string, string, error) {
	fields := strings.Split(p.Key, " ")
	if len(fields) != 3 {
		return 0, "", "", badPosition(p)
	}
	start, err := strconv.Atoi(fields[2])
	if err != nil {
		return 0, "", "", badPosition(p)
	}
	place := claimPlace(fields[1], start)
	if start < 0 {
		place = fields[1] + "\x00" // before every start
	}
	return undated - dayNumber(fields[0]), place, p.ID, nil
}

// byDoubt is the position "MARGIN DAY ARTICLE START" of a claim.
func byDoubt(p graph.Position) (float64, string, string, error) {
	margin, rest, _ := strings.Cut(p.Key, " ")
	points, err := strconv.Atoi(margin)
	if err != nil {
		return 0, "", "", badPosition(p)
	}
	n, place, id, err := byEvidence(graph.Position{Key: rest, ID: p.ID})
	return float64(points)*dayStep + n, place, id, err
}

// dayNumber returns a day "2006-01-02" as the number yyyymmdd, and 0 for "". Any other text lies half a day after the last of
// all texts of eight digits so written that come before it.
func dayNumber(day string) float64 {
	if day == "" {
		return 0
	}
	low, high := -1, 99_999_999 // low comes before or equals the day; every number above high comes after it
	for low < high {
		if mid := (low + high + 1) / 2; dayText(mid) <= day {
			low = mid
		} else {
			high = mid - 1
		}
	}
	if low >= 0 && dayText(low) == day {
		return float64(low)
	}
	return math.Max(float64(low), 0) + 0.5
}

func dayText(n int) string { return fmt.Sprintf("%04d-%02d-%02d", n/10_000, n/100%100, n%100) }

// listOr returns nil for an empty list, which Cypher reads as NULL.
func listOr[T ~string](list []T) any {
	if len(list) == 0 {
		return nil
	}
	return texts(list)
}

// texts returns the values as texts, without repeats.
func texts[T ~string](list []T) []string {
	seen := map[T]bool{}
	out := []string{}
	for _, v := range list {
		if !seen[v] {
			seen[v] = true
			out = append(out, string(v))
		}
	}
	return out
}

func textOr(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// period adds the bounds of a period as day numbers.
func period(p params, period graph.Period) {
	p["from"], p["to"] = nil, nil
	if period.Empty() {
		return
	}
	p["from"], p["to"] = max(1, dayOf(period.From)), undated
	if period.To != "" {
		p["to"] = dayOf(graph.Date(period.To.Last()))
	}
}
