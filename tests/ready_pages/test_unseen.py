"""What no visitor sees is left out when a page is compared with the database."""

from core.ready_pages.unseen import without_unseen


def test_columns_of_drafts_are_left_out_and_the_others_stay():
    names = ["id", "draft_title", "title", "latest_revision_id"]

    assert without_unseen(names, [(1, "Not yet", "Neck", 7)]) == [(1, "Neck")]


def test_of_the_number_of_children_only_whether_there_are_any_counts():
    one, two, none = ([("Home", number)] for number in (1, 2, 0))
    names = ["title", "numchild"]

    assert without_unseen(names, one) == without_unseen(names, two)
    assert without_unseen(names, one) != without_unseen(names, none)


def test_rows_without_such_columns_stay_as_they_are():
    rows = [(1, "draft_title")]

    assert without_unseen(["id", "title"], rows) is rows
