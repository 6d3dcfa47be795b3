-- Results whose holding another dossier took over are said as such by the status lists too: each is looked at once, by the job that the
-- acts ask for. A new database has none, nor a queue yet.
DO $$ BEGIN
  IF to_regnamespace('graphile_worker') IS NOT NULL THEN
    PERFORM graphile_worker.add_job(identifier => 'publish-status', payload => json_build_object('dossierId', s.dossier_id),
      run_at => '2000-01-01T00:00:00Z'::timestamptz, job_key => 'status:' || s.dossier_id, max_attempts => 25)
    FROM motcua.result_status s
    WHERE EXISTS (SELECT FROM motcua.entered_once e WHERE e.subject_id LIKE 'holding=%')
      AND EXISTS (SELECT FROM motcua.register_entry r WHERE r.register = 'land-right' AND NOT r.revokes
        AND split_part(r.origin, '#', 1) = s.dossier_id::text);
  END IF;
END $$;
