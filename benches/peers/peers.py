"""Whoosh and rank_bm25 with jieba on a foreign corpus, beside the clinic's own search, in one run.

    pip install whoosh rank_bm25 jieba
    python3 benches/peers/peers.py target/release/quality-clinic DOCS.jsonl QUERIES.jsonl [QUERIES_ASKED]

Prints mrr@10, hit@10 and the median time of a query of each, and the ratios to ours. Only the first
QUERIES_ASKED queries (default 200) are asked of the peers, and of ours as well.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def judge(queries, ask):
    """Asks all queries; `ask` gives the ids of ten documents, best first."""
    mrr, hits, times = 0.0, 0, []
    for query in queries:
        begun = time.perf_counter()
        found = ask(query["text"])
        times.append(time.perf_counter() - begun)
        right = {str(r) for r in query["rel"]}
        for place, document in enumerate(found, 1):
            if str(document) in right:
                mrr += 1 / place
                hits += 1
                break
    return mrr / len(queries), hits / len(queries), statistics.median(times) * 1e6


def whoosh_search(documents):
    import jieba
    from whoosh import fields, index, qparser, query
    from whoosh.analysis import SpaceSeparatedTokenizer
    from whoosh.filedb.filestore import RamStorage

    schema = fields.Schema(id=fields.ID(stored=True), body=fields.TEXT(analyzer=SpaceSeparatedTokenizer()))
    made = RamStorage().create_index(schema)
    writer = made.writer(limitmb=512)
    for document in documents:
        words = " ".join(w for w in jieba.cut_for_search(document["title"] + " " + document["text"]) if w.strip())
        writer.add_document(id=str(document["id"]), body=words)
    writer.commit()
    searcher = made.searcher()

    def ask(text):
        words = {w for w in jieba.cut_for_search(text) if w.strip()}
        asked = query.Or([query.Term("body", word) for word in words])
        return [hit["id"] for hit in searcher.search(asked, limit=10)]

    return ask


def rank_bm25_search(documents):
    import jieba
    from rank_bm25 import BM25Okapi

    ids = [document["id"] for document in documents]
    ranked = BM25Okapi([list(jieba.cut_for_search(d["title"] + " " + d["text"])) for d in documents])

    def ask(text):
        scores = ranked.get_scores(list(jieba.cut_for_search(text)))
        best = scores.argsort()[::-1][:10]
        return [ids[i] for i in best]

    return ask


def ours(binary, documents_path, queries):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(json.dumps(q, ensure_ascii=False) for q in queries))
        file.flush()
        command = [binary, "eval", "--corpus", documents_path, "--queries", file.name, "--json"]
        report = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()[-1])
    return report["mrr@10"], report["hit@10"], report["p50_us"]


def main():
    binary, documents_path, queries_path = sys.argv[1:4]
    asked = int(sys.argv[4]) if len(sys.argv) > 4 else 200
    documents, queries = lines(documents_path), lines(queries_path)[:asked]
    base = ours(binary, documents_path, queries)
    rows = [("ours", base)]
    for name, build in (("whoosh + jieba", whoosh_search), ("rank_bm25 + jieba", rank_bm25_search)):
        try:
            rows.append((name, judge(queries, build(documents))))
        except ImportError as missing:
            print(f"{name}: not installed ({missing.name})")
    for name, (mrr, hit, p50) in rows:
        print(f"{name:<18} mrr@10 {mrr:.4f}  hit@10 {hit:.3f}  p50 {p50:>9.0f} µs  {p50 / base[2]:>7.1f} times ours")


if __name__ == "__main__":
    main()
