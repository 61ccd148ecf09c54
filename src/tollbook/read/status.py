from tollbook.read.status_rows import STATUSES, first_rows as rows
STATUS="status"
